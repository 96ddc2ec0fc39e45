/* void floor_swap(void **save, void *load): the callee-saved registers; aarch64. */
	.macro push_all
	stp	x29, x30, [sp, #-160]!
	stp	x19, x20, [sp, #16]
	stp	x21, x22, [sp, #32]
	stp	x23, x24, [sp, #48]
	stp	x25, x26, [sp, #64]
	stp	x27, x28, [sp, #80]
	stp	d8, d9, [sp, #96]
	stp	d10, d11, [sp, #112]
	stp	d12, d13, [sp, #128]
	stp	d14, d15, [sp, #144]
	.endm

	.macro pop_all
	ldp	x19, x20, [sp, #16]
	ldp	x21, x22, [sp, #32]
	ldp	x23, x24, [sp, #48]
	ldp	x25, x26, [sp, #64]
	ldp	x27, x28, [sp, #80]
	ldp	d8, d9, [sp, #96]
	ldp	d10, d11, [sp, #112]
	ldp	d12, d13, [sp, #128]
	ldp	d14, d15, [sp, #144]
	ldp	x29, x30, [sp], #160
	.endm

	.text
	.balign 16
	.globl floor_swap
floor_swap:
	push_all
	mov	x9, sp
	str	x9, [x0]
	mov	sp, x1
	pop_all
	ret

/* The same and the floating-point control register. */
	.balign 16
	.globl floor_swap_fp
floor_swap_fp:
	push_all
	mrs	x9, fpcr
	str	x9, [sp, #-16]!
	mov	x9, sp
	str	x9, [x0]
	mov	sp, x1
	ldr	x9, [sp], #16
	msr	fpcr, x9
	pop_all
	ret

/* What a handler returns to: rt_sigreturn. */
	.balign 16
	.globl floor_restorer
floor_restorer:
	mov	x8, #139
	svc	#0
	.section .note.GNU-stack, "", @progbits
