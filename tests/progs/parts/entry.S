/*
 * void entry_handler(int sig, struct kernel_siginfo *info, void *ucontext): a handler that writes
 * down, as it is entered, the stack pointer, the flags and the floating-point control in
 * entry_seen[0..2].
 *
 * void entry_interrupted(long pid, long tid, int sig): sends the calling thread a signal with flags
 * and floating-point control set to what a handler must not see, and puts them back.
 */
	.bss
	.globl	entry_seen
	.balign	16
entry_seen:
	.skip	32

	.text
	.globl	entry_handler, entry_interrupted
	.type	entry_handler, @function
	.type	entry_interrupted, @function
#if defined(__x86_64__)
entry_handler:
	mov	%rsp, entry_seen(%rip)
	pushfq
	pop	%rax
	mov	%rax, entry_seen+8(%rip)
	stmxcsr	-8(%rsp)
	mov	-8(%rsp), %eax
	mov	%rax, entry_seen+16(%rip)
	fnstcw	-8(%rsp)
	movzwl	-8(%rsp), %eax
	mov	%rax, entry_seen+24(%rip)
	ret
	ud2
entry_interrupted:
	sub	$24, %rsp
	stmxcsr	(%rsp)
	movl	$0xff80, 4(%rsp)	/* rounds towards zero, flushes to it */
	ldmxcsr	4(%rsp)
	fnstcw	8(%rsp)
	movw	$0xf7f, 12(%rsp)
	fldcw	12(%rsp)
	std
	mov	$234, %eax		/* tgkill */
	syscall
	cld
	fldcw	8(%rsp)
	ldmxcsr	(%rsp)
	add	$24, %rsp
	ret
	ud2
#elif defined(__aarch64__)
entry_handler:
	adrp	x9, entry_seen
	add	x9, x9, :lo12:entry_seen
	mov	x10, sp
	str	x10, [x9]
	mrs	x10, nzcv
	str	x10, [x9, #8]
	mrs	x10, fpcr
	str	x10, [x9, #16]
	ret
	brk	#1
entry_interrupted:
	mrs	x9, fpcr
	mov	x10, #0x01c00000	/* rounds towards zero, flushes to it */
	msr	fpcr, x10
	mov	x8, #131		/* tgkill */
	svc	#0
	msr	fpcr, x9
	ret
	brk	#1
#else
	.abiversion 2
entry_handler:
	addis	2, 12, .TOC. - entry_handler@ha
	addi	2, 2, .TOC. - entry_handler@l
	.localentry entry_handler, . - entry_handler
	addis	9, 2, entry_seen@toc@ha
	addi	9, 9, entry_seen@toc@l
	std	1, 0(9)
	mfcr	10
	std	10, 8(9)
	mffs	0
	stfd	0, 16(9)
	blr
	trap
entry_interrupted:
	mffs	0
	stfd	0, -8(1)
	mtfsfi	7, 1			/* rounds towards zero */
	li	0, 250			/* tgkill */
	sc
	lfd	0, -8(1)
	mtfsf	0xff, 0
	blr
	trap
#endif
	.section .note.GNU-stack, "", @progbits
