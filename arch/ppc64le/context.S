/* The G switch; ppc64le. */
#include "asm.h"

/* The bits of FPSCR that a callee preserves: DRN (above the low word), enables, NI and RN. */
#define FPSCR_CONTROL_LOW 8
#define FPSCR_DRN_SHIFT 32
#define FPSCR_DRN_BITS 3

#define VRSAVE 256

/*
 * void *context_switch(struct context *save, const struct context *load, void *arg)
 *                      r3                    r4                          r5
 *
 * FPSCR and VRSAVE are written only when they differ. CR fields 2 to 4 are callee-saved.
 */
FUNC(context_switch)
	mflr	0
	mfcr	11
	stdu	1, -FRAME_SIZE(1)	/* the frame of context.h */
	.cfi_def_cfa_offset FRAME_SIZE
	std	0, FRAME_PC(1)
	.cfi_offset lr, FRAME_PC - FRAME_SIZE
	stw	11, FRAME_CR(1)
	std	2, FRAME_TOC(1)
	callee_saved std, stfd, stvx
	mffs	0
	stfd	0, FRAME_FPSCR(1)
	mffprd	6, 0			/* what the CPU has now */
	mfspr	7, VRSAVE
	stw	7, FRAME_VRSAVE(1)
	std	1, CTX_SP(3)
	ld	1, CTX_SP(4)		/* from here on, the other stack */
	b	context_resume
	trap
END(context_switch)

/*
 * void context_load(const struct context *load, void *arg)
 *                   r3                          r4
 */
FUNC(context_load)
	.cfi_undefined lr
	mr	5, 4
	mffs	0
	mffprd	6, 0
	mfspr	7, VRSAVE
	ld	1, CTX_SP(3)
	b	context_resume
	trap
END(context_load)

/* r1: the frame to take; r6, r7: FPSCR and VRSAVE as they are; r5: arg. */
	.section .text.context_switch, "ax", @progbits
	.type context_resume, @function
context_resume:
	.cfi_startproc
	.cfi_def_cfa 1, FRAME_SIZE
	.cfi_offset lr, FRAME_PC - FRAME_SIZE
	ld	8, FRAME_FPSCR(1)
	xor	8, 8, 6
	rldicl	9, 8, 64 - FPSCR_DRN_SHIFT, 64 - FPSCR_DRN_BITS
	clrldi	8, 8, 64 - FPSCR_CONTROL_LOW
	or.	8, 8, 9
	bne-	3f
1:	lwz	8, FRAME_VRSAVE(1)
	cmpw	8, 7
	bne-	4f
2:	callee_saved ld, lfd, lvx
	ld	0, FRAME_PC(1)
	lwz	11, FRAME_CR(1)
	ld	2, FRAME_TOC(1)
	mtlr	0
	mtocrf	0x20, 11
	mtocrf	0x10, 11
	mtocrf	0x08, 11
	addi	1, 1, FRAME_SIZE
	.cfi_def_cfa_offset 0
	.cfi_restore lr
	mr	3, 5			/* what context_switch returns */
	blr
	.cfi_def_cfa_offset FRAME_SIZE
	.cfi_offset lr, FRAME_PC - FRAME_SIZE
3:	lfd	0, FRAME_FPSCR(1)	/* all of it: a sticky flag of another context's would */
	mtfsf	0xff, 0, 1, 0		/* trap when this one's enables come back */
	b	1b
4:	mtspr	VRSAVE, 8
	b	2b
	trap
	.cfi_endproc
	.size context_resume, . - context_resume

/* Where a new context starts: r3 is the switch's arg, r14 the function, r1 at its first frame. */
FUNC(context_begin)
	.cfi_undefined lr
	mr	12, 14			/* its entry computes r2 from r12 */
	mtctr	12
	bctrl
	trap
END(context_begin)

/*
 * void call_on_stack(void (*fn)(void *), void *arg, void *top)
 *                    r3                  r4         r5
 */
FUNC(call_on_stack)
	mflr	0
	std	0, 16(1)		/* in the caller's frame, as the ABI has it */
	.cfi_offset lr, 16
	clrrdi	5, 5, 4
	stdu	1, -FRAME_MIN(5)	/* the back chain leads to this stack */
	mr	1, 5
	.cfi_escape 0x0f, 3, 0x71, 0, 6	/* CFA: the word at r1 */
	std	2, 24(1)
	mr	12, 3
	mtctr	12
	mr	3, 4
	bctrl
	ld	2, 24(1)
	ld	1, 0(1)
	.cfi_def_cfa 1, 0
	ld	0, 16(1)
	mtlr	0
	blr
	trap
END(call_on_stack)
