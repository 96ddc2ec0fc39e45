/* Threads: creation and exit; aarch64. */
#include "asm.h"
#include "syscall_nr.h"

/*
 * long thread_clone(unsigned long flags, void *top, int *tid, void *tp,
 *                   x0                   x1         x2        x3
 *                   void (*fn)(void *), void *arg)
 *                   x4                  x5
 *
 * clone(flags, stack, parent_tid, tls, child_tid) wants x0 x1 x2 x3 x4.
 */
FUNC(thread_clone)
	and	x1, x1, #-16
	stp	x4, x5, [x1, #-16]!	/* fn and arg travel on the child's stack */
	mov	x4, x2			/* child_tid, cleared at exit */
	mov	x8, #SYS_clone
	svc	#0
	cbz	x0, 1f
	ret
1:	.cfi_undefined x30
	mov	x29, #0			/* the child: end of the frame-pointer chain */
	ldp	x1, x0, [sp], #16	/* fn, arg */
	blr	x1			/* sp is 16-byte aligned here */
	brk	#1
END(thread_clone)

/* void thread_exit(int status) */
FUNC(thread_exit)
	mov	x8, #SYS_exit
	svc	#0
	brk	#1
END(thread_exit)
