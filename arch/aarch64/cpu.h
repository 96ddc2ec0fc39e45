/* Single instructions and named properties; aarch64. See arch/contract.h. */
#ifndef CPU_H
#define CPU_H

#include "arch/contract.h"

#define CPU_NAME "aarch64"
#define STACK_ALIGN 16
#define RED_ZONE 0
#define TLS_ABOVE_TP 1
#define TLS_TCB_SIZE 16
#define SIGNAL_RESTORER 0

struct self;
struct m;

/* The per-thread block; volatile, since a G that is moved must not keep the old thread's. */
static inline struct self *cpu_self(void)
{
	char *base;

	__asm__ volatile("mrs %0, tpidr_el0" : "=r"(base));
	return (struct self *)(base - SELF_SIZE);
}

static inline struct m *cpu_self_m(void)
{
	struct m *mp;

	__asm__ volatile("mrs %0, tpidr_el0\n\t"
			 "ldur %0, [%0, #%c1]"
			 : "=r"(mp)
			 : "i"(SELF_M - SELF_SIZE));
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
	__asm__ volatile("mrs %0, tpidr_el0" : "=r"(base));
	return base;
}

static inline long cpu_set_thread_base(char *base, unsigned long hwcap2)
{
	(void)hwcap2;
	__asm__ volatile("msr tpidr_el0, %0" : : "r"(base) : "memory");
	return 0;
}

static inline void cpu_relax(void)
{
	__asm__ volatile("yield" ::: "memory");
}

_Noreturn static inline void cpu_trap(void)
{
	for (;;)
		__asm__ volatile("brk #1");
}

static inline char *cpu_stack_pointer(void)
{
	char *sp;

	__asm__ volatile("mov %0, sp" : "=r"(sp));
	return sp;
}

#endif
