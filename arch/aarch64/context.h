/*
 * struct context and the frame that a switch leaves on a stack; aarch64.
 *
 * From the saved stack pointer up: x29 x30 (a frame record like any other), x19 to x28, d8 to d15
 * (the lower halves of v8 to v15: more is not callee-saved in this ABI), FPCR.
 */
#ifndef CONTEXT_H
#define CONTEXT_H

#define CTX_SP 0
#define FRAME_X29 0
#define FRAME_PC 8
#define FRAME_X19 16
#define FRAME_D8 96
#define FRAME_FPCR 160
#define FRAME_SIZE 176

#ifndef __ASSEMBLER__

#include <stddef.h>
#include <stdint.h>

struct context {
	char *sp;
};

struct context_frame {
	uint64_t x29;
	void (*pc)(void);
	uint64_t x19, x20, x21, x22, x23, x24, x25, x26, x27, x28;
	uint64_t d8, d9, d10, d11, d12, d13, d14, d15;
	uint64_t fpcr, unused;
};

_Static_assert(offsetof(struct context, sp) == CTX_SP, "context.sp");
_Static_assert(offsetof(struct context_frame, x29) == FRAME_X29, "frame.x29");
_Static_assert(offsetof(struct context_frame, pc) == FRAME_PC, "frame.pc");
_Static_assert(offsetof(struct context_frame, x19) == FRAME_X19, "frame.x19");
_Static_assert(offsetof(struct context_frame, d8) == FRAME_D8, "frame.d8");
_Static_assert(offsetof(struct context_frame, fpcr) == FRAME_FPCR, "frame.fpcr");
_Static_assert(sizeof(struct context_frame) == FRAME_SIZE, "frame");

/* In context.S: where a new context starts; calls the function in x19. */
void context_begin(void);

static inline void context_make(struct context *c, void *top, void (*fn)(void *))
{
	struct context_frame *frame;

	frame = (struct context_frame *)((uintptr_t)top & ~(uintptr_t)15) - 1;
	__asm__ volatile("mrs %0, fpcr" : "=r"(frame->fpcr));
	frame->x19 = (uint64_t)fn;
	frame->x29 = 0;
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
	return ((struct context_frame *)c->sp)->x29;
}

#endif
#endif
