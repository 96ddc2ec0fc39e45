/* See sigregs.S of the folder above; aarch64. */
#include "sigregs.h"

#define SAVED 160

	.macro	caller op
	\op	x29, x30, [sp]
	\op	x19, x20, [sp, #16]
	\op	x21, x22, [sp, #32]
	\op	x23, x24, [sp, #48]
	\op	x25, x26, [sp, #64]
	\op	x27, x28, [sp, #80]
	\op	d8, d9, [sp, #96]
	\op	d10, d11, [sp, #112]
	\op	d12, d13, [sp, #128]
	\op	d14, d15, [sp, #144]
	.endm

	.macro	vectors op, set
	.irp	n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31
	\op	q\n, [sp, #\set + SET_V + 16 * \n]
	.endr
	.endm

	.macro	gprs op, set
	.irp	n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30
	\op	x\n, [sp, #\set + SET_GPR + 8 * \n]
	.endr
	.endm

	.macro	enter
	sub	sp, sp, #SAVED
	caller	stp
	mov	x9, sp
	str	x9, [x0, #BLOCK_CALLER]
	mrs	x9, fpcr
	str	x9, [x0, #BLOCK_FPCR]
	mov	sp, x0
	vectors	ldr, BLOCK_WANT
	ldr	x9, [sp, #BLOCK_WANT + SET_FPCR]
	msr	fpcr, x9
	ldr	x9, [sp, #BLOCK_WANT + SET_FPSR]
	msr	fpsr, x9
	ldr	x9, [sp, #BLOCK_WANT + SET_NZCV]
	msr	nzcv, x9
	gprs	ldr, BLOCK_WANT
	.endm

	.macro	leave_work
	gprs	str, BLOCK_GOT
	mrs	x9, nzcv
	str	x9, [sp, #BLOCK_GOT + SET_NZCV]
	mrs	x9, fpcr
	str	x9, [sp, #BLOCK_GOT + SET_FPCR]
	mrs	x9, fpsr
	str	x9, [sp, #BLOCK_GOT + SET_FPSR]
	vectors	str, BLOCK_GOT
	ldr	x9, [sp, #BLOCK_FPCR]
	msr	fpcr, x9
	ldr	x9, [sp, #BLOCK_CALLER]
	mov	sp, x9
	caller	ldp
	add	sp, sp, #SAVED
	ret
	brk	#1
	.endm

	.text
	.globl	sigregs_work_a, sigregs_work_b, sigregs_hold, sigregs_hold_end
	.type	sigregs_work_a, @function
	.balign	4
sigregs_work_a:				/* counts in x0 */
	enter
	ldr	x0, [sp, #BLOCK_SPINS]
1:	sub	x0, x0, #1
	cbnz	x0, 1b
	ldr	x0, [sp, #BLOCK_WANT + SET_GPR]
	leave_work

	.type	sigregs_work_b, @function
sigregs_work_b:				/* counts in x30 */
	enter
	ldr	x30, [sp, #BLOCK_SPINS]
sigregs_hold:
1:	sub	x30, x30, #1
	cbnz	x30, 1b
sigregs_hold_end:
	ldr	x30, [sp, #BLOCK_WANT + SET_GPR + 8 * 30]
	leave_work

	.globl	sigregs_clobber
	.type	sigregs_clobber, @function
sigregs_clobber:
	mov	x9, #-1
	.irp	n, 0,1,2,3,4,5,6,7,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31
	movi	v\n\().16b, #0xff
	.endr
	.irp	n, 8,9,10,11,12,13,14,15
	mov	v\n\().d[1], x9
	.endr
	mov	x10, #0x00c00000		/* rounds towards zero */
	msr	fpcr, x10
	msr	fpsr, x9
	.irp	n, 0,1,2,3,4,5,6,7,8,10,11,12,13,14,15,16,17,18
	mov	x\n, x9
	.endr
	cmp	x9, #0
	ret
	brk	#1

	.section .note.GNU-stack, "", @progbits
