/* The least that a program needs without any library; ppc64le. */
#ifndef FLOOR_H
#define FLOOR_H

/* An executable at a fixed place sets its own TOC pointer where it needs one: here, in main. */
#define FLOOR_START                                                                                \
	__asm__(".globl _start\n_start:\n"                                                         \
		"mr 9, 1\n"                                                                        \
		"lwz 3, 0(9)\n"                                                                    \
		"addi 4, 9, 8\n"                                                                   \
		"stdu 1, -32(1)\n"                                                                 \
		"lis 12, main@ha\n"                                                                \
		"addi 12, 12, main@l\n"                                                            \
		"mtctr 12\n"                                                                       \
		"bctrl\n"                                                                          \
		"li 0, 234\n"                                                                      \
		"sc\n")

#define FLOOR_CLOBBERS "memory", "cr0", "ctr", "xer", "r9", "r10", "r11", "r12"

static inline long floor_call6(long nr, long a, long b, long c, long d, long e, long f)
{
	register long r0 __asm__("r0") = nr;
	register long r3 __asm__("r3") = a;
	register long r4 __asm__("r4") = b;
	register long r5 __asm__("r5") = c;
	register long r6 __asm__("r6") = d;
	register long r7 __asm__("r7") = e;
	register long r8 __asm__("r8") = f;

	__asm__ volatile("sc\n"
			 "bns+ 1f\n"
			 "neg 3, 3\n"
			 "1:\n"
			 : "+r"(r0), "+r"(r3), "+r"(r4), "+r"(r5), "+r"(r6), "+r"(r7), "+r"(r8)
			 :
			 : FLOOR_CLOBBERS);
	return r3;
}

static inline long floor_call3(long nr, long a, long b, long c)
{
	register long r0 __asm__("r0") = nr;
	register long r3 __asm__("r3") = a;
	register long r4 __asm__("r4") = b;
	register long r5 __asm__("r5") = c;

	__asm__ volatile("sc\n"
			 "bns+ 1f\n"
			 "neg 3, 3\n"
			 "1:\n"
			 : "+r"(r0), "+r"(r3), "+r"(r4), "+r"(r5)
			 :
			 : FLOOR_CLOBBERS, "r6", "r7", "r8");
	return r3;
}

/* A thread that calls fn(arg), then exits; *tid is its number until it is gone. */
static inline long floor_thread(void (*fn)(void *), void *arg, void *top, int *tid)
{
	void **sp = (void **)top - 8;
	register long r0 __asm__("r0") = 120;
	register long r3 __asm__("r3") = 0x350f00;
	register void **r4 __asm__("r4") = sp;
	register int *r5 __asm__("r5") = tid;
	register long r6 __asm__("r6") = 0;
	register int *r7 __asm__("r7") = tid;

	sp[0] = (void *)0;
	sp[4] = (void *)fn;
	sp[5] = arg;
	/* VM FS FILES SIGHAND THREAD SYSVSEM PARENT_SETTID CHILD_CLEARTID */
	__asm__ volatile("sc\n"
			 "bns+ 2f\n"
			 "neg 3, 3\n"
			 "2: cmpdi 3, 0\n"
			 "bne+ 1f\n"
			 "ld 12, 32(1)\n"
			 "ld 3, 40(1)\n"
			 "mtctr 12\n"
			 "bctrl\n"
			 "li 3, 0\n"
			 "li 0, 1\n"
			 "sc\n"
			 "1:\n"
			 : "+r"(r0), "+r"(r3), "+r"(r4), "+r"(r5), "+r"(r6), "+r"(r7)
			 :
			 : FLOOR_CLOBBERS, "r8");
	return r3;
}

static inline void floor_pause(void)
{
	__asm__ volatile("or 27, 27, 27" ::: "memory");
}

#define FLOOR_FRAME 84

/* A stack that floor_swap may load: it calls fn, which must not return. */
static inline void *floor_make(void *top, void (*fn)(void))
{
	void **sp = (void **)top - FLOOR_FRAME - 8;

	sp[FLOOR_FRAME] = (void *)0;
	sp[4] = (void *)fn;
	sp[5] = (void *)0;
	return sp;
}

/* The same for floor_swap_fp. */
static inline void *floor_make_fp(void *top, void (*fn)(void))
{
	void **sp = floor_make(top, fn);

	sp[6] = (void *)0;
	return sp;
}

#endif
