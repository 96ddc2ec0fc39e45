/* The signal trampoline; x86_64. */
#include "asm.h"
#include "syscall_nr.h"

/*
 * void signal_entry(int sig, struct kernel_siginfo *info, void *ucontext)
 *                   edi      rsi                          rdx
 *
 * The kernel enters with rsp 8 modulo 16, as after a call; an emulator may not.
 */
FUNC(signal_entry)
	push	%rbp
	.cfi_def_cfa_offset 16
	.cfi_offset rbp, -16
	mov	%rsp, %rbp
	.cfi_def_cfa_register rbp
	cld				/* the C ABI's direction */
	and	$-16, %rsp
	call	signal_handler
	mov	%rbp, %rsp
	pop	%rbp
	.cfi_def_cfa rsp, 8
	ret				/* to the restorer */
	ud2
END(signal_entry)

/*
 * void signal_restorer(void): rsp points at the kernel's ucontext. A debugger knows the frame by
 * these very instructions: nothing may be put before or between them.
 */
	.section .text.signal_restorer, "ax", @progbits
	.globl signal_restorer
	.hidden signal_restorer
	.type signal_restorer, @function
	nop				/* unwinders look up the return address minus one */
signal_restorer:
	mov	$SYS_rt_sigreturn, %rax
	syscall
	ud2
	.size signal_restorer, . - signal_restorer
