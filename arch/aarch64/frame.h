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

/* The integer registers of a signal frame, one after the other, and their names. */
#define FRAME_REG_NAMES                                                                            \
	"x0 x1 x2 x3 x4 x5 x6 x7 x8 x9 x10 x11 x12 x13 x14 x15 x16 x17 x18 x19 x20 x21 "           \
	"x22 x23 x24 x25 x26 x27 x28 x29 x30 sp pc pstate"

static inline const uint64_t *frame_regs(const void *uc)
{
	return ((const struct kernel_ucontext *)uc)->mcontext.regs;
}

/* Bytes at a frame pointer that the two above read. */
#define FRAME_READS 16

static inline uintptr_t frame_here(void)
{
	return (uintptr_t)__builtin_frame_address(0);
}

#endif
