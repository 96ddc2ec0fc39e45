/*
 * System calls on ppc64le: number in r0, arguments in r3 to r8, result in r3. An error is the SO
 * bit of CR0, with errno as a positive number: the value alone tells nothing. `sc` may change r0,
 * r3 to r12, CTR, XER and CR0, and keeps LR (scv, never used here, does not).
 */
#ifndef SYSCALL_H
#define SYSCALL_H

#define SYSCALL_INSN "sc\n\tbns+ 1f\n\tneg 3, 3\n1:"
#define SYSCALL_CLOBBERS "r9", "r10", "r11", "r12", "ctr", "xer", "cr0", "memory"
#define CLOBBERS_R7 "r7", "r8", SYSCALL_CLOBBERS
#define CLOBBERS_R6 "r6", CLOBBERS_R7
#define CLOBBERS_R5 "r5", CLOBBERS_R6
#define CLOBBERS_R4 "r4", CLOBBERS_R5

static inline long syscall0(long nr)
{
	register long r0 __asm__("r0") = nr;
	register long r3 __asm__("r3");

	__asm__ volatile(SYSCALL_INSN : "+r"(r0), "=r"(r3) : : CLOBBERS_R4);
	return r3;
}

static inline long syscall1(long nr, long a)
{
	register long r0 __asm__("r0") = nr;
	register long r3 __asm__("r3") = a;

	__asm__ volatile(SYSCALL_INSN : "+r"(r0), "+r"(r3) : : CLOBBERS_R4);
	return r3;
}

static inline long syscall2(long nr, long a, long b)
{
	register long r0 __asm__("r0") = nr;
	register long r3 __asm__("r3") = a;
	register long r4 __asm__("r4") = b;

	__asm__ volatile(SYSCALL_INSN : "+r"(r0), "+r"(r3), "+r"(r4) : : CLOBBERS_R5);
	return r3;
}

static inline long syscall3(long nr, long a, long b, long c)
{
	register long r0 __asm__("r0") = nr;
	register long r3 __asm__("r3") = a;
	register long r4 __asm__("r4") = b;
	register long r5 __asm__("r5") = c;

	__asm__ volatile(SYSCALL_INSN : "+r"(r0), "+r"(r3), "+r"(r4), "+r"(r5) : : CLOBBERS_R6);
	return r3;
}

static inline long syscall4(long nr, long a, long b, long c, long d)
{
	register long r0 __asm__("r0") = nr;
	register long r3 __asm__("r3") = a;
	register long r4 __asm__("r4") = b;
	register long r5 __asm__("r5") = c;
	register long r6 __asm__("r6") = d;

	__asm__ volatile(SYSCALL_INSN
			 : "+r"(r0), "+r"(r3), "+r"(r4), "+r"(r5), "+r"(r6)
			 :
			 : CLOBBERS_R7);
	return r3;
}

static inline long syscall5(long nr, long a, long b, long c, long d, long e)
{
	register long r0 __asm__("r0") = nr;
	register long r3 __asm__("r3") = a;
	register long r4 __asm__("r4") = b;
	register long r5 __asm__("r5") = c;
	register long r6 __asm__("r6") = d;
	register long r7 __asm__("r7") = e;

	__asm__ volatile(SYSCALL_INSN
			 : "+r"(r0), "+r"(r3), "+r"(r4), "+r"(r5), "+r"(r6), "+r"(r7)
			 :
			 : "r8", SYSCALL_CLOBBERS);
	return r3;
}

static inline long syscall6(long nr, long a, long b, long c, long d, long e, long f)
{
	register long r0 __asm__("r0") = nr;
	register long r3 __asm__("r3") = a;
	register long r4 __asm__("r4") = b;
	register long r5 __asm__("r5") = c;
	register long r6 __asm__("r6") = d;
	register long r7 __asm__("r7") = e;
	register long r8 __asm__("r8") = f;

	__asm__ volatile(SYSCALL_INSN
			 : "+r"(r0), "+r"(r3), "+r"(r4), "+r"(r5), "+r"(r6), "+r"(r7), "+r"(r8)
			 :
			 : SYSCALL_CLOBBERS);
	return r3;
}

#endif
