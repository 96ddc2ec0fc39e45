/* See sigregs.S of the folder above; x86_64. */
#include "sigregs.h"

#define WANT(field) BLOCK_WANT + field(%rsp)
#define GOT(field) BLOCK_GOT + field(%rsp)

/* Every vector register from or to a set, as far as there are any. */
	.macro	vectors set, store
	cmpl	$1, BLOCK_LEVEL(%rsp)
	je	2f
	ja	3f
	.irp	n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15
	.if	\store
	movups	%xmm\n, \set + SET_V + 64 * \n(%rsp)
	.else
	movups	\set + SET_V + 64 * \n(%rsp), %xmm\n
	.endif
	.endr
	jmp	4f
2:	.irp	n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15
	.if	\store
	vmovups	%ymm\n, \set + SET_V + 64 * \n(%rsp)
	.else
	vmovups	\set + SET_V + 64 * \n(%rsp), %ymm\n
	.endif
	.endr
	jmp	4f
3:	.irp	n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31
	.if	\store
	vmovups	%zmm\n, \set + SET_V + 64 * \n(%rsp)
	.else
	vmovups	\set + SET_V + 64 * \n(%rsp), %zmm\n
	.endif
	.endr
	.irp	n, 0,1,2,3,4,5,6,7
	.if	\store
	kmovq	%k\n, \set + SET_K + 8 * \n(%rsp)
	.else
	kmovq	\set + SET_K + 8 * \n(%rsp), %k\n
	.endif
	.endr
4:
	.endm

/* No instruction of these changes flags. */
	.macro	gpr n, reg, set, store
	.if	\store
	mov	%\reg, \set + SET_GPR + 8 * \n(%rsp)
	.else
	mov	\set + SET_GPR + 8 * \n(%rsp), %\reg
	.endif
	.endm

	.macro	gprs set, store
	gpr	0, r8, \set, \store
	gpr	1, r9, \set, \store
	gpr	2, r10, \set, \store
	gpr	3, r11, \set, \store
	gpr	4, r12, \set, \store
	gpr	5, r13, \set, \store
	gpr	6, r14, \set, \store
	gpr	7, r15, \set, \store
	gpr	8, rdi, \set, \store
	gpr	9, rsi, \set, \store
	gpr	10, rbp, \set, \store
	gpr	11, rbx, \set, \store
	gpr	12, rdx, \set, \store
	gpr	13, rax, \set, \store
	gpr	14, rcx, \set, \store
	.endm

	.macro	enter
	push	%rbp
	push	%rbx
	push	%r12
	push	%r13
	push	%r14
	push	%r15
	mov	%rsp, BLOCK_CALLER(%rdi)
	stmxcsr	BLOCK_MXCSR(%rdi)
	fnstcw	BLOCK_FCW(%rdi)
	mov	%rdi, %rsp
	vectors	BLOCK_WANT, 0
	frstor	WANT(SET_X87)
	ldmxcsr	WANT(SET_MXCSR)
	mov	WANT(SET_FLAGS), %rax
	mov	%rax, (%rsp)
	popfq
	lea	-8(%rsp), %rsp
	.irp	n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15
	mov	WANT(SET_ZONE + 8 * \n), %rax
	mov	%rax, -8 - 8 * \n(%rsp)
	.endr
	mov	BLOCK_SPINS(%rsp), %rax
	mov	%rax, BLOCK_LEFT(%rsp)
	gprs	BLOCK_WANT, 0
	.endm

	.macro	leave_work
	gprs	BLOCK_GOT, 1
	.irp	n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15
	mov	-8 - 8 * \n(%rsp), %rax
	mov	%rax, GOT(SET_ZONE + 8 * \n)
	.endr
	lea	8(%rsp), %rsp
	pushfq
	cld
	mov	(%rsp), %rax
	mov	%rax, GOT(SET_FLAGS)
	stmxcsr	GOT(SET_MXCSR)
	fnsave	GOT(SET_X87)
	vectors	BLOCK_GOT, 1
	cmpl	$0, BLOCK_LEVEL(%rsp)
	je	5f
	vzeroupper
5:	fldcw	BLOCK_FCW(%rsp)
	ldmxcsr	BLOCK_MXCSR(%rsp)
	mov	BLOCK_CALLER(%rsp), %rsp
	pop	%r15
	pop	%r14
	pop	%r13
	pop	%r12
	pop	%rbx
	pop	%rbp
	ret
	ud2
	.endm

	.text
	.globl	sigregs_work_a, sigregs_work_b, sigregs_hold, sigregs_hold_end
	.type	sigregs_work_a, @function
sigregs_work_a:				/* counts in rcx, which changes no flags */
	enter
	mov	BLOCK_LEFT(%rsp), %rcx
1:	jrcxz	2f
	lea	-1(%rcx), %rcx
	jmp	1b
2:	mov	WANT(SET_GPR + 8 * 14), %rcx
	leave_work

	.type	sigregs_work_b, @function
sigregs_work_b:				/* counts in memory, which changes the flags */
	enter
sigregs_hold:
1:	decq	BLOCK_LEFT(%rsp)
	jnz	1b
sigregs_hold_end:
	leave_work

	.globl	sigregs_clobber
	.type	sigregs_clobber, @function
sigregs_clobber:
	fninit
	.rept	8
	fldpi
	.endr
	fninit
	movl	$0x7f80, -4(%rsp)
	ldmxcsr	-4(%rsp)
	cmp	$1, %edi
	jb	3f
	je	2f
	.irp	n, 16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31
	vpternlogd	$255, %zmm\n, %zmm\n, %zmm\n
	.endr
	.irp	n, 0,1,2,3,4,5,6,7
	kxnorq	%k\n, %k\n, %k\n
	.endr
2:	vzeroall
3:	.irp	n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15
	pcmpeqd	%xmm\n, %xmm\n
	.endr
	mov	$-1, %rax
	.irp	r, rcx,rdx,rsi,rdi,r8,r9,r10,r11
	mov	%rax, %\r
	.endr
	ret
	ud2

	.section .note.GNU-stack, "", @progbits
