/*
 * What code that was compiled with -fstack-protector refers to. It links this file, and thereby
 * the set-up of the thread base, next to which most architectures keep the canary; the others have
 * the global variable.
 */
#include <stdint.h>

#include "runtime/os/throw.h"
#include "runtime/os/tls.h"

extern uintptr_t __stack_chk_guard;
_Noreturn void __stack_chk_fail(void);

uintptr_t __stack_chk_guard;

/* Pulls the set-up in. */
__attribute__((used)) static void (*const needs)(void) = mote_tls_start;

/* Runs on: the first stack. Holds: nothing. Allocates: no. Blocks: no. */
void canary_set(uintptr_t canary)
{
	__stack_chk_guard = canary;
}

/* Runs on: any. Holds: any. Allocates: no. Blocks: no. */
void __stack_chk_fail(void)
{
	throw("stack smashing detected");
}
