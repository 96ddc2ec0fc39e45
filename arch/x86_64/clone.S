/* Threads: creation and exit; x86_64. */
#include "asm.h"
#include "syscall_nr.h"

/*
 * long thread_clone(unsigned long flags, void *top, int *tid, void *tp,
 *                   rdi                  rsi        rdx       rcx
 *                   void (*fn)(void *), void *arg)
 *                   r8                  r9
 *
 * clone(flags, stack, parent_tid, child_tid, tls) wants rdi rsi rdx r10 r8.
 */
FUNC(thread_clone)
	and	$-16, %rsi		/* fn and arg travel on the child's stack: */
	sub	$16, %rsi
	mov	%r8, (%rsi)
	mov	%r9, 8(%rsi)
	mov	%rdx, %r10		/* child_tid, cleared at exit */
	mov	%rcx, %r8		/* tls */
	mov	$SYS_clone, %eax
	syscall
	test	%rax, %rax
	jz	1f
	ret
1:	.cfi_undefined rip
	xor	%ebp, %ebp		/* the child: end of the frame-pointer chain */
	pop	%rax			/* fn */
	pop	%rdi			/* arg */
	call	*%rax			/* rsp is 16-byte aligned here */
	ud2
END(thread_clone)

/* void thread_exit(int status) */
FUNC(thread_exit)
	mov	$SYS_exit, %eax
	syscall
	ud2
END(thread_exit)
