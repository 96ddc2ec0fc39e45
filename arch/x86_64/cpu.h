/* Single instructions and named properties; x86_64. See arch/contract.h. */
#ifndef CPU_H
#define CPU_H

#include "arch/contract.h"
#include "bits.h"
#include "syscall.h"
#include "syscall_nr.h"

#define CPU_NAME "x86_64"
#define STACK_ALIGN 16
#define RED_ZONE 128
#define TLS_ABOVE_TP 0
#define TLS_TCB_SIZE 0
#define SIGNAL_RESTORER 1

struct self;
struct m;

/* The per-thread block; volatile, since a G that is moved must not keep the old thread's. */
static inline struct self *cpu_self(void)
{
	struct self *self;

	__asm__ volatile("mov %%fs:0, %0" : "=r"(self));
	return self;
}

static inline struct m *cpu_self_m(void)
{
	struct m *mp;

	__asm__ volatile("mov %%fs:%c1, %0" : "=r"(mp) : "i"(SELF_M));
	return mp;
}

/* Where the per-thread block lies for a thread base. */
static inline struct self *cpu_self_of(char *base)
{
	return (struct self *)base;
}

/*
 * The thread base of this thread, whatever it is: nothing is dereferenced. AT_HWCAP2 tells whether
 * the kernel (5.9) lets programs read the register themselves.
 */
static inline char *cpu_thread_base(unsigned long hwcap2)
{
	char *base = 0;

	if (hwcap2 & HWCAP2_FSGSBASE)
		__asm__ volatile("rdfsbase %0" : "=r"(base));
	else
		syscall2(SYS_arch_prctl, ARCH_GET_FS, (long)&base);
	return base;
}

/* Not every base that the instruction takes is one to the kernel. */
static inline long cpu_set_thread_base(char *base, unsigned long hwcap2)
{
	if (!(hwcap2 & HWCAP2_FSGSBASE))
		return syscall2(SYS_arch_prctl, ARCH_SET_FS, (long)base);
	__asm__ volatile("wrfsbase %0" : : "r"(base) : "memory");
	return 0;
}

static inline void cpu_relax(void)
{
	__asm__ volatile("pause" ::: "memory");
}

_Noreturn static inline void cpu_trap(void)
{
	for (;;)
		__asm__ volatile("ud2");
}

static inline char *cpu_stack_pointer(void)
{
	char *sp;

	__asm__ volatile("mov %%rsp, %0" : "=r"(sp));
	return sp;
}

#endif
