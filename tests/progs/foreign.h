/*
 * Threads that the runtime does not know: a bare clone, with the parent's thread pointer or another
 * one, and with no signal stack.
 */
#ifndef FOREIGN_H
#define FOREIGN_H

#include "check.h"

#define FOREIGN_FLAGS                                                                              \
	0x00350f00 /* VM FS FILES SIGHAND THREAD SYSVSEM, PARENT_SETTID CHILD_CLEARTID */
#define FOREIGN_SETTLS 0x00080000
#define FOREIGN_STACK 65536

struct foreign {
	int tid; /* 0 again when the thread has gone */
	char *stack;
};

#if defined(__x86_64__)
static inline long foreign_clone(unsigned long flags, void **top, int *tid, void *tp)
{
	register long r10 __asm__("r10") = (long)tid;
	register long r8 __asm__("r8") = (long)tp;
	long r;

	__asm__ volatile("syscall\n\t"
			 "test %%rax, %%rax\n\t"
			 "jnz 1f\n\t"
			 "xor %%ebp, %%ebp\n\t"
			 "pop %%rax\n\t"
			 "pop %%rdi\n\t"
			 "call *%%rax\n\t"
			 "mov $60, %%eax\n\t"
			 "xor %%edi, %%edi\n\t"
			 "syscall\n\t"
			 "ud2\n"
			 "1:"
			 : "=a"(r)
			 : "a"(56l), "D"(flags), "S"(top), "d"(tid), "r"(r10), "r"(r8)
			 : "rcx", "r11", "memory");
	return r;
}
#elif defined(__aarch64__)
static inline long foreign_clone(unsigned long flags, void **top, int *tid, void *tp)
{
	register long x0 __asm__("x0") = (long)flags;
	register long x1 __asm__("x1") = (long)top;
	register long x2 __asm__("x2") = (long)tid;
	register long x3 __asm__("x3") = (long)tp;
	register long x4 __asm__("x4") = (long)tid;
	register long x8 __asm__("x8") = 220;

	__asm__ volatile("svc #0\n\t"
			 "cbnz x0, 1f\n\t"
			 "mov x29, #0\n\t"
			 "ldp x1, x0, [sp], #16\n\t"
			 "blr x1\n\t"
			 "mov x8, #93\n\t"
			 "mov x0, #0\n\t"
			 "svc #0\n\t"
			 "brk #1\n"
			 "1:"
			 : "+r"(x0)
			 : "r"(x1), "r"(x2), "r"(x3), "r"(x4), "r"(x8)
			 : "x30", "memory");
	return x0;
}
#else
static inline long foreign_clone(unsigned long flags, void **top, int *tid, void *tp)
{
	register long r0 __asm__("r0") = 120;
	register long r3 __asm__("r3") = (long)flags;
	register long r4 __asm__("r4") = (long)(top - 6);
	register long r5 __asm__("r5") = (long)tid;
	register long r6 __asm__("r6") = (long)tp;
	register long r7 __asm__("r7") = (long)tid;

	top[-6] = 0; /* the end of the back chain */
	__asm__ volatile("sc\n\t"
			 "cmpdi 3, 0\n\t"
			 "bne 1f\n\t"
			 "ld 12, 48(1)\n\t"
			 "ld 3, 56(1)\n\t"
			 "mtctr 12\n\t"
			 "bctrl\n\t"
			 "li 0, 1\n\t"
			 "li 3, 0\n\t"
			 "sc\n\t"
			 "trap\n"
			 "1:"
			 : "+r"(r0), "+r"(r3), "+r"(r4), "+r"(r5), "+r"(r6), "+r"(r7)
			 :
			 : "r8", "r9", "r10", "r11", "r12", "cr0", "ctr", "lr", "memory");
	return r3;
}
#endif

/* Starts a foreign thread; where `tp` is NULL it has its parent's thread pointer. */
static inline void foreign_start(struct foreign *f, void (*fn)(void *), void *arg, void *tp)
{
	void **top;

	if (!f->stack)
		f->stack = mote_alloc(FOREIGN_STACK);
	CHECK(f->stack != NULL);
	top = (void **)(f->stack + FOREIGN_STACK) - 2;
	top[0] = (void *)fn;
	top[1] = arg;
	CHECK(foreign_clone(FOREIGN_FLAGS | (tp ? FOREIGN_SETTLS : 0), top, &f->tid, tp) > 0);
}

/* Waits until the kernel no longer uses its stack. */
static inline void foreign_join(struct foreign *f)
{
	while (LOAD(&f->tid) != 0)
		mote_sleep(50000);
}

/* On any thread, without the runtime. */
static inline void nap(long ns)
{
	struct kernel_timespec ts = {.tv_sec = ns / SECOND, .tv_nsec = ns % SECOND};

	mote_rawsyscall(SYS_nanosleep, &ts, 0);
}

static inline long thread_kill(long tid, int sig)
{
	return mote_rawsyscall(SYS_tgkill, mote_rawsyscall(SYS_getpid), tid, sig);
}

static inline void kill_self(int sig)
{
	thread_kill(mote_rawsyscall(SYS_gettid), sig);
}

#endif
