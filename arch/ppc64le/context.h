/*
 * struct context and the frame that a switch leaves on a stack; ppc64le.
 *
 * From the saved stack pointer up: back chain, CR, VRSAVE, LR, TOC (r2), FPSCR, v20 to v31, r14 to
 * r31, f14 to f31. r2 is part of it because a program may be linked with several TOCs, and a caller
 * counts on finding its own after a call of a function that has no TOC entry.
 */
#ifndef CONTEXT_H
#define CONTEXT_H

#define CTX_SP 0
#define FRAME_CHAIN 0
#define FRAME_CR 8
#define FRAME_VRSAVE 12
#define FRAME_PC 16
#define FRAME_TOC 24
#define FRAME_FPSCR 32
#define FRAME_V20 48
#define FRAME_R14 240
#define FRAME_F14 384
#define FRAME_SIZE 528

/*
 * The smallest frame: back chain, and the save words of whom its owner calls. Code that runs on
 * the top of a stack has one of its own there, since a callee saves LR and CR in its caller's.
 */
#define FRAME_MIN 32

/* r13 points this far above the thread base. */
#define CPU_TP_BIAS 0x7000

#ifndef __ASSEMBLER__

#include <stddef.h>
#include <stdint.h>

struct context {
	char *sp;
};

/* FRAME_MIN bytes. */
struct frame_link {
	struct frame_link *chain;
	uint64_t cr, lr, toc;
};

struct context_frame {
	struct frame_link *chain;
	uint32_t cr, vrsave;
	void (*pc)(void);
	uint64_t toc;
	double fpscr;
	uint64_t unused;
	uint64_t v20[12][2], r14[18], f14[18];
};

_Static_assert(offsetof(struct context, sp) == CTX_SP, "context.sp");
_Static_assert(offsetof(struct context_frame, chain) == FRAME_CHAIN, "frame.chain");
_Static_assert(offsetof(struct context_frame, cr) == FRAME_CR, "frame.cr");
_Static_assert(offsetof(struct context_frame, vrsave) == FRAME_VRSAVE, "frame.vrsave");
_Static_assert(offsetof(struct context_frame, pc) == FRAME_PC, "frame.pc");
_Static_assert(offsetof(struct context_frame, toc) == FRAME_TOC, "frame.toc");
_Static_assert(offsetof(struct context_frame, fpscr) == FRAME_FPSCR, "frame.fpscr");
_Static_assert(offsetof(struct context_frame, v20) == FRAME_V20, "frame.v20");
_Static_assert(offsetof(struct context_frame, r14) == FRAME_R14, "frame.r14");
_Static_assert(offsetof(struct context_frame, f14) == FRAME_F14, "frame.f14");
_Static_assert(sizeof(struct context_frame) == FRAME_SIZE, "frame");
_Static_assert(sizeof(struct frame_link) == FRAME_MIN, "link");

/* In context.S: where a new context starts; calls the function in r14. */
void context_begin(void);

static inline void context_make(struct context *c, void *top, void (*fn)(void *))
{
	struct frame_link *first;
	struct context_frame *frame;

	first = (struct frame_link *)((uintptr_t)top & ~(uintptr_t)15) - 1;
	first->chain = 0;
	first->lr = 0;
	frame = (struct context_frame *)first - 1;
	__asm__ volatile("mffs %0" : "=d"(frame->fpscr));
	__asm__ volatile("mfspr %0, 256" : "=r"(frame->vrsave));
	frame->r14[0] = (uint64_t)fn;
	frame->chain = first;
	frame->pc = context_begin;
	c->sp = (char *)frame;
}

/* Where a stopped context will go on, and the frame pointer (see frame.h) it has there. */
static inline uintptr_t context_pc(const struct context *c)
{
	return (uintptr_t)((struct context_frame *)c->sp)->pc;
}

static inline uintptr_t context_fp(const struct context *c, uintptr_t lo, uintptr_t hi)
{
	const struct frame_link *link = ((struct context_frame *)c->sp)->chain;

	if ((uintptr_t)link < lo || (uintptr_t)link > hi - sizeof(*link))
		return 0;
	return (uintptr_t)link->chain;
}

#endif
#endif
