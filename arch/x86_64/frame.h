/* What a signal frame and a stack frame hold; x86_64. */
#ifndef FRAME_H
#define FRAME_H

#include <stdint.h>

#include "ucontext.h"

static inline uintptr_t frame_pc(const void *uc)
{
	return ((const struct kernel_ucontext *)uc)->mcontext.rip;
}

static inline uintptr_t frame_sp(const void *uc)
{
	return ((const struct kernel_ucontext *)uc)->mcontext.rsp;
}

/*
 * A stack from lo to hi is known to be there: an architecture may have to read its pointer there.
 */
static inline uintptr_t frame_fp(const void *uc, uintptr_t lo, uintptr_t hi)
{
	(void)lo;
	(void)hi;
	return ((const struct kernel_ucontext *)uc)->mcontext.rbp;
}

/* One step up a chain of frame pointers: the caller's frame pointer, and where it goes on. */
static inline uintptr_t frame_caller(uintptr_t fp)
{
	return ((const uintptr_t *)fp)[0];
}

static inline uintptr_t frame_return(uintptr_t fp)
{
	return ((const uintptr_t *)fp)[1];
}

/* The integer registers of a signal frame, one after the other, and their names. */
#define FRAME_REG_NAMES "r8 r9 r10 r11 r12 r13 r14 r15 rdi rsi rbp rbx rdx rax rcx rsp rip eflags"

static inline const uint64_t *frame_regs(const void *uc)
{
	return &((const struct kernel_ucontext *)uc)->mcontext.r8;
}

/* Bytes at a frame pointer that the two above read. */
#define FRAME_READS 16

static inline uintptr_t frame_here(void)
{
	return (uintptr_t)__builtin_frame_address(0);
}

#endif
