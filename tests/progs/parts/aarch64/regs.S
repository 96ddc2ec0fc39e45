/*
 * long regs_check(void (*yield)(void), unsigned long seed)
 *                 x0                   x1
 *
 * Fills every callee-saved register from the seed, calls yield, and gives 0 or the number of the
 * first register that is not as it was: x19 to x29, d8 to d15, FPCR (rounding). The caller's come
 * back in any case.
 */
#define STEP_LOW 0x9bdf
#define STEP_HIGH 0x1357
#define OLD_X19 16
#define OLD_D8 96
#define OLD_FPCR 160
#define NEW_FPCR 168
#define SEED 176
#define SIZE 192
#define RMODE_SHIFT 22

	.macro	old op
	\op	x19, x20, [sp, #OLD_X19]
	\op	x21, x22, [sp, #OLD_X19 + 16]
	\op	x23, x24, [sp, #OLD_X19 + 32]
	\op	x25, x26, [sp, #OLD_X19 + 48]
	\op	x27, x28, [sp, #OLD_X19 + 64]
	\op	d8, d9, [sp, #OLD_D8]
	\op	d10, d11, [sp, #OLD_D8 + 16]
	\op	d12, d13, [sp, #OLD_D8 + 32]
	\op	d14, d15, [sp, #OLD_D8 + 48]
	.endm

	.text
	.globl	regs_check
	.type	regs_check, @function
	.balign	4
regs_check:
	stp	x29, x30, [sp, #-SIZE]!
	old	stp
	mrs	x9, fpcr
	str	x9, [sp, #OLD_FPCR]
	str	x1, [sp, #SEED]
	bfi	x9, x1, #RMODE_SHIFT, #2	/* bits 0 and 1: rounding */
	str	x9, [sp, #NEW_FPCR]
	msr	fpcr, x9
	mov	x10, #STEP_LOW
	movk	x10, #STEP_HIGH, lsl #16
	.irp	n, 19,20,21,22,23,24,25,26,27,28,29
	add	x1, x1, x10
	mov	x\n, x1
	.endr
	.irp	n, 8,9,10,11,12,13,14,15
	add	x1, x1, x10
	fmov	d\n, x1
	.endr
	blr	x0
	ldr	x1, [sp, #SEED]
	mov	x10, #STEP_LOW
	movk	x10, #STEP_HIGH, lsl #16
	mov	x0, #0
	.irp	n, 19,20,21,22,23,24,25,26,27,28,29
	add	x1, x1, x10
	add	x0, x0, #1
	cmp	x\n, x1
	b.ne	1f
	.endr
	.irp	n, 8,9,10,11,12,13,14,15
	add	x1, x1, x10
	add	x0, x0, #1
	fmov	x11, d\n
	cmp	x11, x1
	b.ne	1f
	.endr
	add	x0, x0, #1
	mrs	x11, fpcr
	ldr	x9, [sp, #NEW_FPCR]
	cmp	x11, x9
	b.ne	1f
	mov	x0, #0
1:	ldr	x9, [sp, #OLD_FPCR]
	msr	fpcr, x9
	old	ldp
	ldp	x29, x30, [sp], #SIZE
	ret
	brk	#1
	.size	regs_check, . - regs_check

	.section .note.GNU-stack, "", @progbits
