/* The least that a program needs without any library; x86_64. */
#ifndef FLOOR_H
#define FLOOR_H

#define FLOOR_START                                                                                \
	__asm__(".globl _start\n_start:\n"                                                         \
		"mov (%rsp), %edi\n"                                                               \
		"lea 8(%rsp), %rsi\n"                                                              \
		"call main\n"                                                                      \
		"mov %eax, %edi\n"                                                                 \
		"mov $231, %eax\n"                                                                 \
		"syscall\n")

static inline long floor_call3(long nr, long a, long b, long c)
{
	long ret;

	__asm__ volatile("syscall"
			 : "=a"(ret)
			 : "a"(nr), "D"(a), "S"(b), "d"(c)
			 : "rcx", "r11", "memory");
	return ret;
}

static inline long floor_call6(long nr, long a, long b, long c, long d, long e, long f)
{
	register long r10 __asm__("r10") = d;
	register long r8 __asm__("r8") = e;
	register long r9 __asm__("r9") = f;
	long ret;

	__asm__ volatile("syscall"
			 : "=a"(ret)
			 : "a"(nr), "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8), "r"(r9)
			 : "rcx", "r11", "memory");
	return ret;
}

/* A thread that calls fn(arg), then exits; *tid is its number until it is gone. */
static inline long floor_thread(void (*fn)(void *), void *arg, void *top, int *tid)
{
	void **sp = (void **)top - 2;
	register int *ctid __asm__("r10") = tid;
	register long tls __asm__("r8") = 0;
	long ret;

	sp[0] = (void *)fn;
	sp[1] = arg;
	/* VM FS FILES SIGHAND THREAD SYSVSEM PARENT_SETTID CHILD_CLEARTID */
	__asm__ volatile("syscall\n"
			 "test %%eax, %%eax\n"
			 "jnz 1f\n"
			 "pop %%rax\n"
			 "pop %%rdi\n"
			 "call *%%rax\n"
			 "xor %%edi, %%edi\n"
			 "mov $60, %%eax\n"
			 "syscall\n"
			 "1:\n"
			 : "=a"(ret)
			 : "a"(56L), "D"(0x350f00L), "S"(sp), "d"(tid), "r"(ctid), "r"(tls)
			 : "rcx", "r11", "memory");
	return ret;
}

static inline void floor_pause(void)
{
	__asm__ volatile("pause" ::: "memory");
}

#define FLOOR_FRAME 6

/* A stack that floor_swap may load: it calls fn, which must not return. */
static inline void *floor_make(void *top, void (*fn)(void))
{
	void **sp = (void **)top - 2;

	sp[0] = (void *)fn;
	return sp - FLOOR_FRAME;
}

/* The same for floor_swap_fp: the words' places hold the usual control words. */
static inline void *floor_make_fp(void *top, void (*fn)(void))
{
	unsigned *words = (unsigned *)floor_make(top, fn) - 2;

	words[0] = 0x1f80;
	words[1] = 0x37f;
	return words;
}

#endif
