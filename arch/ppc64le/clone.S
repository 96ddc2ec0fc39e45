/* Threads: creation and exit; ppc64le. */
#include "asm.h"
#include "syscall_nr.h"

/* The child's first frame: the smallest, fn, arg. */
#define CHILD_FN FRAME_MIN
#define CHILD_ARG (FRAME_MIN + 8)
#define CHILD_SIZE (FRAME_MIN + 16)

/*
 * long thread_clone(unsigned long flags, void *top, int *tid, void *tp,
 *                   r3                   r4         r5        r6
 *                   void (*fn)(void *), void *arg)
 *                   r7                  r8
 *
 * clone(flags, stack, parent_tid, tls, child_tid) wants r3 r4 r5 r6 r7.
 */
FUNC(thread_clone)
	clrrdi	4, 4, 4
	li	0, 0
	stdu	0, -CHILD_SIZE(4)	/* end of the child's back chain */
	std	7, CHILD_FN(4)		/* fn and arg travel on the child's stack */
	std	8, CHILD_ARG(4)
	addi	6, 6, CPU_TP_BIAS		/* tls */
	mr	7, 5			/* child_tid, cleared at exit */
	li	0, SYS_clone
	sc
	bso-	1f
	cmpdi	3, 0
	beq-	2f
	blr
1:	neg	3, 3
	blr
2:	.cfi_undefined lr
	ld	12, CHILD_FN(1)		/* the child; fn's entry computes r2 from r12 */
	ld	3, CHILD_ARG(1)
	mtctr	12
	bctrl
	trap
END(thread_clone)

/* void thread_exit(int status) */
FUNC(thread_exit)
	li	0, SYS_exit
	sc
	trap
END(thread_exit)
