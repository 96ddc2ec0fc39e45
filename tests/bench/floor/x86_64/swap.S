/* void floor_swap(void **save, void *load): the callee-saved integer registers; x86_64. */
	.text
	.balign 16
	.globl floor_swap
floor_swap:
	push	%rbp
	push	%rbx
	push	%r12
	push	%r13
	push	%r14
	push	%r15
	mov	%rsp, (%rdi)
	mov	%rsi, %rsp
	pop	%r15
	pop	%r14
	pop	%r13
	pop	%r12
	pop	%rbx
	pop	%rbp
	pop	%rcx
	jmp	*%rcx			/* a ret would be mispredicted each time */

/* The same and the floating-point control words. */
	.balign 16
	.globl floor_swap_fp
floor_swap_fp:
	push	%rbp
	push	%rbx
	push	%r12
	push	%r13
	push	%r14
	push	%r15
	sub	$8, %rsp
	stmxcsr	(%rsp)
	fnstcw	4(%rsp)
	mov	%rsp, (%rdi)
	mov	%rsi, %rsp
	ldmxcsr	(%rsp)
	fldcw	4(%rsp)
	add	$8, %rsp
	pop	%r15
	pop	%r14
	pop	%r13
	pop	%r12
	pop	%rbx
	pop	%rbp
	pop	%rcx
	jmp	*%rcx			/* a ret would be mispredicted each time */

/* What a handler returns to: rt_sigreturn. */
	.balign 16
	.globl floor_restorer
floor_restorer:
	mov	$15, %eax
	syscall
	.section .note.GNU-stack, "", @progbits
