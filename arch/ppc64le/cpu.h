/* Single instructions and named properties; ppc64le. See arch/contract.h. */
#ifndef CPU_H
#define CPU_H

#include "arch/contract.h"

#define CPU_NAME "ppc64le"
#define STACK_ALIGN 16
#define RED_ZONE 512 /* 288 are the program's, the rest is the system's */
#define TLS_ABOVE_TP 1
#define TLS_TCB_SIZE 0
#define SIGNAL_RESTORER 0

struct self;
struct m;

/* The per-thread block; volatile, since a G that is moved must not keep the old thread's. */
static inline struct self *cpu_self(void)
{
	struct self *self;

	__asm__ volatile("addi %0, 13, %1" : "=r"(self) : "i"(-CPU_TP_BIAS - SELF_SIZE));
	return self;
}

static inline struct m *cpu_self_m(void)
{
	struct m *mp;

	__asm__ volatile("ld %0, %1(13)" : "=r"(mp) : "i"(SELF_M - CPU_TP_BIAS - SELF_SIZE));
	return mp;
}

/* Where the per-thread block lies for a thread base. */
static inline struct self *cpu_self_of(char *base)
{
	return (struct self *)(base - SELF_SIZE);
}

/* The thread base of this thread, whatever it is: nothing is dereferenced. */
static inline char *cpu_thread_base(unsigned long hwcap2)
{
	char *base;

	(void)hwcap2;
	__asm__ volatile("addi %0, 13, %1" : "=r"(base) : "i"(-CPU_TP_BIAS));
	return base;
}

static inline long cpu_set_thread_base(char *base, unsigned long hwcap2)
{
	(void)hwcap2;
	__asm__ volatile("addi 13, %0, %1" : : "b"(base), "i"(CPU_TP_BIAS) : "memory");
	return 0;
}

static inline void cpu_relax(void)
{
	__asm__ volatile("or 27, 27, 27" ::: "memory");
}

_Noreturn static inline void cpu_trap(void)
{
	for (;;)
		__asm__ volatile("trap");
}

static inline char *cpu_stack_pointer(void)
{
	char *sp;

	__asm__ volatile("mr %0, 1" : "=r"(sp));
	return sp;
}

#endif
