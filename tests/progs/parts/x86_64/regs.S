/*
 * long regs_check(void (*yield)(void), unsigned long seed)
 *                 rdi                  rsi
 *
 * Fills every callee-saved register from the seed, calls yield, and gives 0 or the number of the
 * first register that is not as it was: rbx rbp r12 r13 r14 r15, MXCSR (rounding), x87 control
 * (rounding). The caller's come back in any case.
 */
#define STEP 0x13579bdf
#define SEED 0
#define OLD_MXCSR 8
#define OLD_FCW 12
#define NEW_MXCSR 16
#define NEW_FCW 20
#define NOW 24
#define LOCALS 40

	.text
	.globl	regs_check
	.type	regs_check, @function
regs_check:
	push	%rbp
	push	%rbx
	push	%r12
	push	%r13
	push	%r14
	push	%r15
	sub	$LOCALS, %rsp
	mov	%rsi, SEED(%rsp)
	stmxcsr	OLD_MXCSR(%rsp)
	fnstcw	OLD_FCW(%rsp)
	mov	%esi, %eax		/* bits 0 and 1: rounding of SSE */
	and	$3, %eax
	shl	$13, %eax
	mov	OLD_MXCSR(%rsp), %ecx
	and	$~0x6000, %ecx
	or	%eax, %ecx
	mov	%ecx, NEW_MXCSR(%rsp)
	ldmxcsr	NEW_MXCSR(%rsp)
	mov	%esi, %eax		/* bits 2 and 3: rounding of x87 */
	and	$12, %eax
	shl	$8, %eax
	movzwl	OLD_FCW(%rsp), %ecx
	and	$~0xc00, %ecx
	or	%eax, %ecx
	mov	%ecx, NEW_FCW(%rsp)
	fldcw	NEW_FCW(%rsp)
	.irp	r, rbx,rbp,r12,r13,r14,r15
	add	$STEP, %rsi
	mov	%rsi, %\r
	.endr
	call	*%rdi
	mov	SEED(%rsp), %rcx
	xor	%eax, %eax
	.irp	r, rbx,rbp,r12,r13,r14,r15
	add	$STEP, %rcx
	inc	%eax
	cmp	%rcx, %\r
	jne	1f
	.endr
	inc	%eax
	stmxcsr	NOW(%rsp)
	mov	NOW(%rsp), %ecx
	xor	NEW_MXCSR(%rsp), %ecx
	test	$0xffc0, %ecx		/* not the sticky flags */
	jne	1f
	inc	%eax
	fnstcw	NOW(%rsp)
	mov	NOW(%rsp), %ecx
	cmp	%cx, NEW_FCW(%rsp)
	jne	1f
	xor	%eax, %eax
1:	ldmxcsr	OLD_MXCSR(%rsp)
	fldcw	OLD_FCW(%rsp)
	add	$LOCALS, %rsp
	pop	%r15
	pop	%r14
	pop	%r13
	pop	%r12
	pop	%rbx
	pop	%rbp
	ret
	ud2
	.size	regs_check, . - regs_check

	.section .note.GNU-stack, "", @progbits
