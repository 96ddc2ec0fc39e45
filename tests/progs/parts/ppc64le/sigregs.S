/* See sigregs.S of the folder above; ppc64le. */
#include "sigregs.h"

#define VRSAVE 256
#define OLD_CR 8
#define OLD_LR 16
#define OLD_TOC 24
#define OLD_FPSCR 32
#define OLD_VRSAVE 40
#define OLD_V20 48
#define OLD_R14 240
#define OLD_F14 384
#define SAVED 544

	.abiversion 2
	.machine power8

	.macro	caller opr, opf, opv
	.irp	n, 14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31
	\opr	\n, OLD_R14 + (\n - 14) * 8(1)
	\opf	\n, OLD_F14 + (\n - 14) * 8(1)
	.endr
	.irp	n, 20,21,22,23,24,25,26,27,28,29,30,31
	li	9, OLD_V20 + (\n - 20) * 16
	\opv	\n, 1, 9
	.endr
	.endm

/* f0 to f31 with their second halves, v0 to v31; by r9. */
	.macro	vectors op, set
	.set	vs, 0
	.rept	64
	li	9, \set + SET_VS + 16 * vs
	\op	vs, 1, 9
	.set	vs, vs + 1
	.endr
	.endm

	.macro	gprs op, set
	.irp	n, 0,2,3,4,5,6,7,8,9,10,11,12,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31
	\op	\n, \set + SET_GPR + 8 * \n(1)
	.endr
	.endm

/* The zone from or to a set; by r9. */
	.macro	zone_fill
	.set	at, 0
	.rept	SIGREGS_ZONE / 8
	ld	9, BLOCK_WANT + SET_ZONE + at(1)
	std	9, -8 - at(1)
	.set	at, at + 8
	.endr
	.endm

	.macro	zone_find
	.set	at, 0
	.rept	SIGREGS_ZONE / 8
	ld	9, -8 - at(1)
	std	9, BLOCK_GOT + SET_ZONE + at(1)
	.set	at, at + 8
	.endr
	.endm

	.macro	enter
	mflr	0
	std	0, 16(1)
	stdu	1, -SAVED(1)
	mfcr	0
	std	0, OLD_CR(1)
	std	2, OLD_TOC(1)
	caller	std, stfd, stvx
	mffs	0
	stfd	0, OLD_FPSCR(1)
	mfspr	0, VRSAVE
	std	0, OLD_VRSAVE(1)
	std	1, BLOCK_CALLER(3)
	mr	1, 3
	lfd	0, BLOCK_WANT + SET_FPSCR(1)
	mtfsf	0xff, 0
	li	9, BLOCK_WANT + SET_VSCR
	lvx	0, 1, 9
	mtvscr	0
	vectors	lxvd2x, BLOCK_WANT
	ld	9, BLOCK_WANT + SET_VRSAVE(1)
	mtspr	VRSAVE, 9
	ld	9, BLOCK_WANT + SET_LR(1)
	mtlr	9
	ld	9, BLOCK_WANT + SET_CTR(1)
	mtctr	9
	ld	9, BLOCK_WANT + SET_XER(1)
	mtxer	9
	ld	9, BLOCK_WANT + SET_CR(1)
	mtcrf	0xff, 9
	zone_fill
	.endm

	.macro	leave_work
	gprs	std, BLOCK_GOT
	mfcr	9
	std	9, BLOCK_GOT + SET_CR(1)
	mflr	9
	std	9, BLOCK_GOT + SET_LR(1)
	mfctr	9
	std	9, BLOCK_GOT + SET_CTR(1)
	mfxer	9
	std	9, BLOCK_GOT + SET_XER(1)
	mfspr	9, VRSAVE
	std	9, BLOCK_GOT + SET_VRSAVE(1)
	zone_find
	vectors	stxvd2x, BLOCK_GOT
	mffs	0
	stfd	0, BLOCK_GOT + SET_FPSCR(1)
	mfvscr	0
	li	9, BLOCK_GOT + SET_VSCR
	stvx	0, 1, 9
	ld	1, BLOCK_CALLER(1)
	caller	ld, lfd, lvx
	lfd	0, OLD_FPSCR(1)
	mtfsf	0xff, 0
	ld	0, OLD_VRSAVE(1)
	mtspr	VRSAVE, 0
	ld	2, OLD_TOC(1)
	ld	0, OLD_CR(1)
	mtcrf	0xff, 0
	addi	1, 1, SAVED
	ld	0, 16(1)
	mtlr	0
	blr
	trap
	.endm

	.text
	.globl	sigregs_work_a, sigregs_work_b, sigregs_hold, sigregs_hold_end
	.type	sigregs_work_a, @function
	.balign	16
sigregs_work_a:				/* counts in CTR */
	enter
	ld	9, BLOCK_SPINS(1)
	mtctr	9
	gprs	ld, BLOCK_WANT
1:	bdnz	1b
	std	9, BLOCK_GOT + SET_GPR + 8 * 9(1)
	ld	9, BLOCK_WANT + SET_CTR(1)
	mtctr	9
	ld	9, BLOCK_GOT + SET_GPR + 8 * 9(1)
	leave_work

	.type	sigregs_work_b, @function
sigregs_work_b:				/* counts in r3, by CR7 */
	enter
	gprs	ld, BLOCK_WANT
	ld	3, BLOCK_SPINS(1)
sigregs_hold:
1:	addi	3, 3, -1
	cmpdi	7, 3, 0
	bne	7, 1b
sigregs_hold_end:
	ld	3, BLOCK_WANT + SET_GPR + 8 * 3(1)
	leave_work

	.globl	sigregs_clobber
	.type	sigregs_clobber, @function
	.balign	16
sigregs_clobber:
	.set	vs, 0
	.rept	14
	xxlnor	vs, vs, vs
	.set	vs, vs + 1
	.endr
	.rept	18
	xxpermdi vs, vs, 0, 1		/* the second halves may be changed */
	.set	vs, vs + 1
	.endr
	.rept	20
	xxlnor	vs, vs, vs
	.set	vs, vs + 1
	.endr
	li	9, 3
	std	9, -8(1)
	lfd	0, -8(1)
	mtfsf	0xff, 0
	li	9, -1
	mtctr	9
	mtxer	9
	mtcrf	0xc7, 9
	.irp	n, 0,3,4,5,6,7,8,10,11,12
	mr	\n, 9
	.endr
	blr
	trap

	.section .note.GNU-stack, "", @progbits
