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

/* In frame information: a register lies at an offset (in two bytes of LEB128) from rsp. */
#define SAVED(reg, off) .cfi_escape 0x10, reg, 3, 0x77, (off) % 128 + 128, (off) / 128

/*
 * void signal_restorer(void): rsp points at the kernel's ucontext. A debugger finds the interrupted
 * code by what is said here, or by these very instructions: nothing may be put between them.
 */
	.section .text.signal_restorer, "ax", @progbits
	.globl signal_restorer
	.hidden signal_restorer
	.type signal_restorer, @function
	.cfi_startproc
	.cfi_signal_frame
	.cfi_escape 0x0f, 4, 0x77, 160, 1, 6	/* CFA: the word there */
	SAVED(0, 144)		/* rax */
	SAVED(1, 136)		/* rdx */
	SAVED(2, 152)		/* rcx */
	SAVED(3, 128)		/* rbx */
	SAVED(4, 112)		/* rsi */
	SAVED(5, 104)		/* rdi */
	SAVED(6, 120)		/* rbp */
	SAVED(8, 40)		/* r8 */
	SAVED(9, 48)		/* r9 */
	SAVED(10, 56)		/* r10 */
	SAVED(11, 64)		/* r11 */
	SAVED(12, 72)		/* r12 */
	SAVED(13, 80)		/* r13 */
	SAVED(14, 88)		/* r14 */
	SAVED(15, 96)		/* r15 */
	SAVED(16, 168)		/* rip */
	nop				/* unwinders look up the return address minus one */
signal_restorer:
	mov	$SYS_rt_sigreturn, %rax
	syscall
	ud2
	.cfi_endproc
	.size signal_restorer, . - signal_restorer
