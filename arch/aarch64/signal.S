/* The signal trampoline; aarch64. */
#include "asm.h"

/*
 * void signal_entry(int sig, struct kernel_siginfo *info, void *ucontext)
 *                   w0       x1                           x2
 *
 * x30 is the kernel's own way back to rt_sigreturn.
 */
FUNC(signal_entry)
	mov	x9, sp
	and	sp, x9, #-16		/* first: an unaligned sp faults when it is used */
	stp	x29, x30, [sp, #-32]!
	str	x9, [sp, #16]
	mov	x29, sp
	.cfi_escape 0x0f, 3, 0x8d, 16, 6	/* CFA: the word at x29 + 16 */
	.cfi_offset x29, -32
	.cfi_offset x30, -24
	msr	fpcr, xzr		/* the C ABI's rounding; rt_sigreturn brings the other back */
	bl	signal_handler
	ldr	x9, [x29, #16]
	ldp	x29, x30, [x29]
	mov	sp, x9
	.cfi_def_cfa sp, 0
	.cfi_restore x29
	.cfi_restore x30
	ret
	brk	#1
END(signal_entry)
