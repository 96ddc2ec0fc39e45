/* The G switch; aarch64. */
#include "asm.h"

/*
 * void *context_switch(struct context *save, const struct context *load, void *arg)
 *                      x0                    x1                          x2
 *
 * FPCR is written only when it differs: writing it drains the pipeline.
 */
FUNC(context_switch)
	sub	sp, sp, #FRAME_SIZE	/* the frame of context.h */
	.cfi_def_cfa_offset FRAME_SIZE
	callee_saved stp
	.cfi_offset x29, FRAME_X29 - FRAME_SIZE
	.cfi_offset x30, FRAME_PC - FRAME_SIZE
	mrs	x3, fpcr		/* what the CPU has now */
	str	x3, [sp, #FRAME_FPCR]
	mov	x4, sp
	str	x4, [x0, #CTX_SP]
	ldr	x4, [x1, #CTX_SP]
	mov	sp, x4			/* from here on, the other stack */
	b	context_resume
	brk	#1
END(context_switch)

/*
 * void context_load(const struct context *load, void *arg)
 *                   x0                          x1
 */
FUNC(context_load)
	.cfi_undefined x30
	mov	x2, x1
	mrs	x3, fpcr
	ldr	x4, [x0, #CTX_SP]
	mov	sp, x4
	b	context_resume
	brk	#1
END(context_load)

/* sp: the frame to take; x3: FPCR as it is; x2: arg. */
	.section .text.context_switch, "ax", @progbits
	.type context_resume, @function
context_resume:
	.cfi_startproc
	.cfi_def_cfa sp, FRAME_SIZE
	.cfi_offset x29, FRAME_X29 - FRAME_SIZE
	.cfi_offset x30, FRAME_PC - FRAME_SIZE
	ldr	x4, [sp, #FRAME_FPCR]
	cmp	x3, x4
	b.ne	2f
1:	callee_saved ldp
	add	sp, sp, #FRAME_SIZE
	.cfi_def_cfa_offset 0
	.cfi_restore x29
	.cfi_restore x30
	mov	x0, x2			/* what context_switch returns */
	ret
	.cfi_def_cfa_offset FRAME_SIZE
	.cfi_offset x29, FRAME_X29 - FRAME_SIZE
	.cfi_offset x30, FRAME_PC - FRAME_SIZE
2:	msr	fpcr, x4
	b	1b
	brk	#1
	.cfi_endproc
	.size context_resume, . - context_resume

/* Where a new context starts: x0 is the switch's arg, x19 the function, sp 16-byte aligned. */
FUNC(context_begin)
	.cfi_undefined x30
	blr	x19
	brk	#1
END(context_begin)

/*
 * void call_on_stack(void (*fn)(void *), void *arg, void *top)
 *                    x0                  x1         x2
 */
FUNC(call_on_stack)
	stp	x29, x30, [sp, #-16]!
	.cfi_def_cfa_offset 16
	.cfi_offset x29, -16
	.cfi_offset x30, -8
	mov	x29, sp
	.cfi_def_cfa_register x29
	and	sp, x2, #-16
	mov	x9, x0
	mov	x0, x1
	blr	x9
	mov	sp, x29
	ldp	x29, x30, [sp], #16
	.cfi_def_cfa sp, 0
	.cfi_restore x29
	.cfi_restore x30
	ret
	brk	#1
END(call_on_stack)
