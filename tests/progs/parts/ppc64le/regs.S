/*
 * long regs_check(void (*yield)(void), unsigned long seed)
 *                 r3                   r4
 *
 * Fills every callee-saved register from the seed, calls yield, and gives 0 or the number of the
 * first register that is not as it was: r14 to r31, f14 to f31, v20 to v31, CR2 to CR4, FPSCR
 * (rounding), VRSAVE. The caller's come back in any case.
 */
#define STEP_HIGH 0x1357
#define STEP_LOW 0x1bdf
#define CR_KEPT 0x00fff000
#define VRSAVE 256
#define TOC 24
#define SEED 32
#define NEW_FPSCR 40
#define OLD_FPSCR 48
#define OLD_VRSAVE 56
#define OLD_CR 60
#define PAIR 64
#define OLD_V20 80
#define OLD_R14 272
#define OLD_F14 416
#define SIZE 560

	.abiversion 2

	.macro	old opr, opf, opv
	.irp	n, 14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31
	\opr	\n, OLD_R14 + (\n - 14) * 8(1)
	\opf	\n, OLD_F14 + (\n - 14) * 8(1)
	.endr
	.irp	n, 20,21,22,23,24,25,26,27,28,29,30,31
	li	0, OLD_V20 + (\n - 20) * 16
	\opv	\n, 1, 0
	.endr
	.endm

	.text
	.globl	regs_check
	.type	regs_check, @function
	.balign	16
regs_check:
	mflr	0
	std	0, 16(1)
	mfcr	0
	stdu	1, -SIZE(1)
	stw	0, OLD_CR(1)
	old	std, stfd, stvx
	mfspr	0, VRSAVE
	stw	0, OLD_VRSAVE(1)
	std	4, SEED(1)
	mffs	0
	stfd	0, OLD_FPSCR(1)
	ld	5, OLD_FPSCR(1)
	rldimi	5, 4, 0, 62		/* bits 0 and 1: rounding */
	std	5, NEW_FPSCR(1)
	lfd	0, NEW_FPSCR(1)
	mtfsf	0xff, 0
	mtspr	VRSAVE, 4
	mtcrf	0x38, 4
	mr	12, 3
	lis	10, STEP_HIGH
	ori	10, 10, STEP_LOW
	.irp	n, 14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31
	add	4, 4, 10
	mr	\n, 4
	.endr
	.irp	n, 14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31
	add	4, 4, 10
	std	4, PAIR(1)
	lfd	\n, PAIR(1)
	.endr
	li	11, PAIR
	.irp	n, 20,21,22,23,24,25,26,27,28,29,30,31
	add	4, 4, 10
	std	4, PAIR(1)
	add	4, 4, 10
	std	4, PAIR + 8(1)
	lvx	\n, 1, 11
	.endr
	std	2, TOC(1)
	mtctr	12
	bctrl
	ld	2, TOC(1)
	ld	4, SEED(1)
	lis	10, STEP_HIGH
	ori	10, 10, STEP_LOW
	mfcr	5			/* before any compare */
	li	3, 0
	.irp	n, 14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31
	add	4, 4, 10
	addi	3, 3, 1
	cmpd	\n, 4
	bne	1f
	.endr
	.irp	n, 14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31
	add	4, 4, 10
	addi	3, 3, 1
	stfd	\n, PAIR(1)
	ld	6, PAIR(1)
	cmpd	6, 4
	bne	1f
	.endr
	li	11, PAIR
	.irp	n, 20,21,22,23,24,25,26,27,28,29,30,31
	stvx	\n, 1, 11
	addi	3, 3, 1
	add	4, 4, 10
	ld	6, PAIR(1)
	cmpd	6, 4
	bne	1f
	add	4, 4, 10
	ld	6, PAIR + 8(1)
	cmpd	6, 4
	bne	1f
	.endr
	addi	3, 3, 1
	ld	4, SEED(1)
	xor	5, 5, 4
	lis	6, CR_KEPT >> 16
	ori	6, 6, CR_KEPT & 0xffff
	and.	5, 5, 6
	bne	1f
	addi	3, 3, 1
	mffs	0
	stfd	0, PAIR(1)
	ld	6, PAIR(1)
	ld	5, NEW_FPSCR(1)
	xor	6, 6, 5
	andi.	6, 6, 0xff		/* not the sticky flags */
	bne	1f
	addi	3, 3, 1
	mfspr	6, VRSAVE
	cmpw	6, 4
	bne	1f
	li	3, 0
1:	lfd	0, OLD_FPSCR(1)
	mtfsf	0xff, 0
	lwz	0, OLD_VRSAVE(1)
	mtspr	VRSAVE, 0
	old	ld, lfd, lvx
	lwz	0, OLD_CR(1)
	mtcrf	0x38, 0
	addi	1, 1, SIZE
	ld	0, 16(1)
	mtlr	0
	blr
	trap
	.size	regs_check, . - regs_check

	.section .note.GNU-stack, "", @progbits
