/*
 * struct context and the frame that a switch leaves on a stack; x86_64.
 *
 * From the saved stack pointer up: control words (MXCSR, x87 control), r15 r14 r13 r12 rbx rbp,
 * return address. The callee-saved vector state of this ABI is empty.
 */
#ifndef CONTEXT_H
#define CONTEXT_H

#define CTX_SP 0
#define FRAME_MXCSR 0
#define FRAME_FCW 4
#define FRAME_R12 32
#define FRAME_RBP 48
#define FRAME_PC 56
#define FRAME_SIZE 64

#ifndef __ASSEMBLER__

#include <stddef.h>
#include <stdint.h>

struct context {
	char *sp;
};

struct context_frame {
	uint32_t mxcsr;
	uint16_t fcw, unused;
	uint64_t r15, r14, r13, r12, rbx, rbp;
	void (*pc)(void);
};

_Static_assert(offsetof(struct context, sp) == CTX_SP, "context.sp");
_Static_assert(offsetof(struct context_frame, mxcsr) == FRAME_MXCSR, "frame.mxcsr");
_Static_assert(offsetof(struct context_frame, fcw) == FRAME_FCW, "frame.fcw");
_Static_assert(offsetof(struct context_frame, r12) == FRAME_R12, "frame.r12");
_Static_assert(offsetof(struct context_frame, rbp) == FRAME_RBP, "frame.rbp");
_Static_assert(offsetof(struct context_frame, pc) == FRAME_PC, "frame.pc");
_Static_assert(sizeof(struct context_frame) == FRAME_SIZE, "frame");

/* In context.S: where a new context starts; calls the function in r12. */
void context_begin(void);

static inline void context_make(struct context *c, void *top, void (*fn)(void *))
{
	struct context_frame *frame;

	frame = (struct context_frame *)((uintptr_t)top & ~(uintptr_t)15) - 1;
	__asm__ volatile("stmxcsr %0" : "=m"(frame->mxcsr));
	__asm__ volatile("fnstcw %0" : "=m"(frame->fcw));
	frame->r12 = (uint64_t)fn;
	frame->rbp = 0;
	frame->pc = context_begin;
	c->sp = (char *)frame;
}

/* Where a stopped context will go on, and the frame pointer it has there. */
static inline uintptr_t context_pc(const struct context *c)
{
	return (uintptr_t)((struct context_frame *)c->sp)->pc;
}

static inline uintptr_t context_fp(const struct context *c, uintptr_t lo, uintptr_t hi)
{
	(void)lo;
	(void)hi;
	return ((struct context_frame *)c->sp)->rbp;
}

#endif
#endif
