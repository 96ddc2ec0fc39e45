/* The G switch; x86_64. */
#include "asm.h"

/*
 * void *context_switch(struct context *save, const struct context *load, void *arg)
 *                      rdi                   rsi                         rdx
 *
 * Control words are written only when they differ: loading them costs more than all the rest.
 */
FUNC(context_switch)
	push	%rbp			/* the frame of context.h, top down */
	.cfi_adjust_cfa_offset 8
	push	%rbx
	push	%r12
	push	%r13
	push	%r14
	push	%r15
	sub	$8, %rsp
	.cfi_adjust_cfa_offset 48
	stmxcsr	FRAME_MXCSR(%rsp)
	fnstcw	FRAME_FCW(%rsp)
	mov	FRAME_MXCSR(%rsp), %r8d		/* what the CPU has now */
	movzwl	FRAME_FCW(%rsp), %r9d
	mov	%rsp, CTX_SP(%rdi)
	mov	CTX_SP(%rsi), %rsp		/* from here on, the other stack */
	jmp	context_resume
	ud2
END(context_switch)

/*
 * void context_load(const struct context *load, void *arg)
 *                   rdi                         rsi
 */
FUNC(context_load)
	.cfi_undefined rip
	mov	%rsi, %rdx
	push	%rax
	stmxcsr	(%rsp)
	mov	(%rsp), %r8d
	fnstcw	(%rsp)
	movzwl	(%rsp), %r9d
	mov	CTX_SP(%rdi), %rsp
	jmp	context_resume
	ud2
END(context_load)

/* rsp: the frame to take; r8d, r9d: MXCSR and x87 control as they are; rdx: arg. */
	.section .text.context_switch, "ax", @progbits
	.type context_resume, @function
context_resume:
	.cfi_startproc
	.cfi_def_cfa rsp, FRAME_SIZE
	.cfi_offset rbp, -16
	xor	FRAME_MXCSR(%rsp), %r8d
	test	$MXCSR_CONTROL, %r8d
	jne	3f
1:	cmp	%r9w, FRAME_FCW(%rsp)
	jne	4f
2:	add	$8, %rsp
	pop	%r15
	pop	%r14
	pop	%r13
	pop	%r12
	pop	%rbx
	pop	%rbp
	.cfi_def_cfa_offset 8
	mov	%rdx, %rax		/* what context_switch returns */
	ret
	.cfi_def_cfa_offset FRAME_SIZE
3:	ldmxcsr	FRAME_MXCSR(%rsp)
	jmp	1b
4:	fldcw	FRAME_FCW(%rsp)
	jmp	2b
	ud2
	.cfi_endproc
	.size context_resume, . - context_resume

/* Where a new context starts: rax is the switch's arg, r12 the function, rsp 16-byte aligned. */
FUNC(context_begin)
	.cfi_undefined rip
	mov	%rax, %rdi
	call	*%r12
	ud2
END(context_begin)

/*
 * void call_on_stack(void (*fn)(void *), void *arg, void *top)
 *                    rdi                 rsi        rdx
 */
FUNC(call_on_stack)
	push	%rbp
	.cfi_def_cfa_offset 16
	.cfi_offset rbp, -16
	mov	%rsp, %rbp
	.cfi_def_cfa_register rbp
	mov	%rdx, %rsp
	and	$-16, %rsp
	mov	%rdi, %rax
	mov	%rsi, %rdi
	call	*%rax
	mov	%rbp, %rsp
	pop	%rbp
	.cfi_def_cfa rsp, 8
	ret
	ud2
END(call_on_stack)
