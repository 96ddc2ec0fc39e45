/* The G switch; x86_64. */
#include "asm.h"

/* Takes the registers out of the frame at rsp, which is left at the return address. */
	.macro	FRAME_TAKE
	ldmxcsr	FRAME_MXCSR(%rsp)	/* cheaper than to find out whether it differs */
	fldcw	FRAME_FCW(%rsp)
	add	$8, %rsp
	pop	%r15
	pop	%r14
	pop	%r13
	pop	%r12
	pop	%rbx
	pop	%rbp
	.endm

/*
 * void *context_switch(struct context *save, const struct context *load, void *arg)
 *                      rdi                   rsi                         rdx
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
	mov	%rsp, CTX_SP(%rdi)
	mov	%rdx, %rax		/* what the context_switch over there returns */
	mov	CTX_SP(%rsi), %rsp	/* from here on, the other stack */
	FRAME_TAKE
	.cfi_adjust_cfa_offset -56
	ret
	ud2
END(context_switch)

/*
 * void context_load(const struct context *load, void *arg)
 *                   rdi                         rsi
 */
FUNC(context_load)
	.cfi_undefined rip
	mov	%rsi, %rax
	mov	CTX_SP(%rdi), %rsp
	FRAME_TAKE
	pop	%rcx
	notrack jmp *%rcx		/* no call came before that a ret could match */
	ud2
END(context_load)

/* Where a new context starts: rax is the switch's arg, r12 the function, rsp 16-byte aligned. */
FUNC(context_begin)
	.cfi_undefined rip
	mov	%rax, %rdi
	lea	1f(%rip), %rcx		/* the outermost frame's return address: a trap */
	push	%rcx
	jmp	*%r12
	nop
1:	ud2
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
