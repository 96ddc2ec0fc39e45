/* The signal trampoline; ppc64le. */
#include "asm.h"

/*
 * void signal_entry(int sig, struct kernel_siginfo *info, void *ucontext)
 *                   r3       r4                           r5
 *
 * LR is the kernel's own way back to rt_sigreturn; r2 is what the interrupted code had. The kernel
 * leaves a frame at r1 whose back chain leads to the interrupted one.
 */
FUNC_TOC(signal_entry)
	mflr	0
	std	0, 16(1)
	.cfi_offset lr, 16
	andi.	11, 1, 15
	subfic	11, 11, -FRAME_MIN	/* what aligns r1 and leaves room for a frame */
	stdux	1, 1, 11
	.cfi_escape 0x0f, 3, 0x71, 0, 6	/* CFA: the word at r1 */
	bl	signal_handler
	nop
	ld	1, 0(1)
	.cfi_def_cfa 1, 0
	ld	0, 16(1)
	mtlr	0
	blr
	trap
END(signal_entry)
