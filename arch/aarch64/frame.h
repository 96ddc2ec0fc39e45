/* What a signal frame and a stack frame hold; aarch64. */
#ifndef FRAME_H
#define FRAME_H

#include <stdint.h>

#include "ucontext.h"

static inline uintptr_t frame_pc(const void *uc)
{
	return ((const struct kernel_ucontext *)uc)->mcontext.pc;
}

static inline uintptr_t frame_sp(const void *uc)
{
	return ((const struct kernel_ucontext *)uc)->mcontext.sp;
}

/*
 * A stack from lo to hi is known to be there: an architecture may have to read its pointer there.
 */
static inline uintptr_t frame_fp(const void *uc, uintptr_t lo, uintptr_t hi)
{
	(void)lo;
	(void)hi;
	return ((const struct kernel_ucontext *)uc)->mcontext.regs[29];
}

/* One step up a chain of frame pointers: the caller's frame pointer, and where it goes on. */
static inline uintptr_t frame_caller(uintptr_t fp)
{
	return ((const uintptr_t *)fp)[0];
}

static inline uintptr_t frame_return(uintptr_t fp)
{
	register uintptr_t x30 __asm__("x30") = ((const uintptr_t *)fp)[1];

	__asm__("hint #7" : "+r"(x30)); /* xpaclri: it may be signed */
	return x30;
}

/* Bytes at a frame pointer that the two above read. */
#define FRAME_READS 16

static inline uintptr_t frame_here(void)
{
	return (uintptr_t)__builtin_frame_address(0);
}

#endif
