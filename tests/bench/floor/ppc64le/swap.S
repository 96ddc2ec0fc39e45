/* void floor_swap(void **save, void *load): the callee-saved registers; ppc64le. */
	.abiversion 2
/* Frame of 672 bytes: 32 LR, 40 CR, 48 FPSCR, 64 r14-r31, 208 f14-f31, 352 v20-v31. */
	.macro push_all
	stdu	1, -672(1)
	mflr	0
	std	0, 32(1)
	mfcr	0
	std	0, 40(1)
	.set	i, 14
	.rept	18
	std	i, 64 + (i - 14) * 8(1)
	stfd	i, 208 + (i - 14) * 8(1)
	.set	i, i + 1
	.endr
	.set	i, 20
	.rept	12
	li	0, 352 + (i - 20) * 16
	stvx	i, 1, 0
	.set	i, i + 1
	.endr
	.endm

	.macro pop_all
	.set	i, 20
	.rept	12
	li	0, 352 + (i - 20) * 16
	lvx	i, 1, 0
	.set	i, i + 1
	.endr
	.set	i, 14
	.rept	18
	ld	i, 64 + (i - 14) * 8(1)
	lfd	i, 208 + (i - 14) * 8(1)
	.set	i, i + 1
	.endr
	ld	0, 40(1)
	mtcrf	0xff, 0
	ld	12, 32(1)
	mtlr	12
	addi	1, 1, 672
	.endm

	.text
	.balign 16
	.globl floor_swap
	.type floor_swap, @function
floor_swap:
	push_all
	std	1, 0(3)
	mr	1, 4
	pop_all
	blr

/* The same and the floating-point control register. */
	.balign 16
	.globl floor_swap_fp
	.type floor_swap_fp, @function
floor_swap_fp:
	push_all
	mffs	0
	stfd	0, 48(1)
	std	1, 0(3)
	mr	1, 4
	lfd	0, 48(1)
	mtfsf	0xff, 0
	pop_all
	blr

/* What a handler returns to: rt_sigreturn. */
	.balign 16
	.globl floor_restorer
	.type floor_restorer, @function
floor_restorer:
	li	0, 172
	sc
	.section .note.GNU-stack, "", @progbits
