/*
 * What a signal frame and a stack frame hold; ppc64le.
 *
 * "Frame pointer" of a function is what its back chain holds: the address of its caller's frame.
 * There lie both the next back chain and the address at which the function returns, so that the
 * chain is walked like that of other CPUs.
 */
#ifndef FRAME_H
#define FRAME_H

#include <stdint.h>

#include "ucontext.h"

static inline uintptr_t frame_pc(const void *uc)
{
	return ((const struct kernel_ucontext *)uc)->mcontext.gp_regs[PT_NIP];
}

static inline uintptr_t frame_sp(const void *uc)
{
	return ((const struct kernel_ucontext *)uc)->mcontext.gp_regs[PT_R1];
}

/*
 * A stack from lo to hi is known to be there: an architecture may have to read its pointer there.
 * 0 when the stack pointer, with the back chain at it, lies elsewhere.
 */
static inline uintptr_t frame_fp(const void *uc, uintptr_t lo, uintptr_t hi)
{
	uintptr_t sp = frame_sp(uc);

	if (sp < lo || sp > hi - sizeof(uintptr_t) || sp % sizeof(uintptr_t))
		return 0;
	return *(const uintptr_t *)sp;
}

/* One step up a chain of frame pointers: the caller's frame pointer, and where it goes on. */
static inline uintptr_t frame_caller(uintptr_t fp)
{
	return ((const uintptr_t *)fp)[0];
}

static inline uintptr_t frame_return(uintptr_t fp)
{
	return ((const uintptr_t *)fp)[2];
}

/* The integer registers of a signal frame, one after the other, and their names. */
#define FRAME_REG_NAMES                                                                            \
	"r0 r1 r2 r3 r4 r5 r6 r7 r8 r9 r10 r11 r12 r13 r14 r15 r16 r17 r18 r19 r20 r21 "           \
	"r22 r23 r24 r25 r26 r27 r28 r29 r30 r31 nip msr orig_r3 ctr lr xer cr"

static inline const uint64_t *frame_regs(const void *uc)
{
	return ((const struct kernel_ucontext *)uc)->mcontext.gp_regs;
}

/* Bytes at a frame pointer that the two above read. */
#define FRAME_READS 24

static inline uintptr_t frame_here(void)
{
	__asm__ volatile("" ::: "lr"); /* a function that returns by a jump would not save it */
	return *(const uintptr_t *)__builtin_frame_address(0);
}

#endif
