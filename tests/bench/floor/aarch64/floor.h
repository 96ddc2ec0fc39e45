/* The least that a program needs without any library; aarch64. */
#ifndef FLOOR_H
#define FLOOR_H

#define FLOOR_START                                                                                \
	__asm__(".globl _start\n_start:\n"                                                         \
		"ldr w0, [sp]\n"                                                                   \
		"add x1, sp, #8\n"                                                                 \
		"bl main\n"                                                                        \
		"mov w8, #94\n"                                                                    \
		"svc #0\n")

static inline long floor_call3(long nr, long a, long b, long c)
{
	register long x8 __asm__("x8") = nr;
	register long x0 __asm__("x0") = a;
	register long x1 __asm__("x1") = b;
	register long x2 __asm__("x2") = c;

	__asm__ volatile("svc #0" : "+r"(x0) : "r"(x8), "r"(x1), "r"(x2) : "memory");
	return x0;
}

static inline long floor_call6(long nr, long a, long b, long c, long d, long e, long f)
{
	register long x8 __asm__("x8") = nr;
	register long x0 __asm__("x0") = a;
	register long x1 __asm__("x1") = b;
	register long x2 __asm__("x2") = c;
	register long x3 __asm__("x3") = d;
	register long x4 __asm__("x4") = e;
	register long x5 __asm__("x5") = f;

	__asm__ volatile("svc #0"
			 : "+r"(x0)
			 : "r"(x8), "r"(x1), "r"(x2), "r"(x3), "r"(x4), "r"(x5)
			 : "memory");
	return x0;
}

/* A thread that calls fn(arg), then exits; *tid is its number until it is gone. */
static inline long floor_thread(void (*fn)(void *), void *arg, void *top, int *tid)
{
	void **sp = (void **)top - 2;
	register long x8 __asm__("x8") = 220;
	register long x0 __asm__("x0") = 0x350f00;
	register void **x1 __asm__("x1") = sp;
	register int *x2 __asm__("x2") = tid;
	register long x3 __asm__("x3") = 0;
	register int *x4 __asm__("x4") = tid;

	sp[0] = (void *)fn;
	sp[1] = arg;
	/* VM FS FILES SIGHAND THREAD SYSVSEM PARENT_SETTID CHILD_CLEARTID */
	__asm__ volatile("svc #0\n"
			 "cbnz x0, 1f\n"
			 "ldp x1, x0, [sp], #16\n"
			 "blr x1\n"
			 "mov x0, #0\n"
			 "mov x8, #93\n"
			 "svc #0\n"
			 "1:\n"
			 : "+r"(x0), "+r"(x1)
			 : "r"(x8), "r"(x2), "r"(x3), "r"(x4)
			 : "memory");
	return x0;
}

static inline void floor_pause(void)
{
	__asm__ volatile("yield" ::: "memory");
}

#define FLOOR_FRAME 20

/* A stack that floor_swap may load: it calls fn, which must not return. */
static inline void *floor_make(void *top, void (*fn)(void))
{
	void **sp = (void **)top - FLOOR_FRAME;

	sp[1] = (void *)fn;
	return sp;
}

/* The same for floor_swap_fp. */
static inline void *floor_make_fp(void *top, void (*fn)(void))
{
	void **sp = (void **)floor_make(top, fn) - 2;

	sp[0] = (void *)0;
	return sp;
}

#endif
