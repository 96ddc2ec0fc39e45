/* Ways to fault, and places to do it in. */
#ifndef FAULTS_H
#define FAULTS_H

#include "foreign.h"

#define FAULT_ADDR 0x5a5a0

/* Reads through a register, which the report has to show. */
static inline void read_at(unsigned long addr)
{
#if defined(__x86_64__)
	__asm__ volatile("mov (%0), %%eax" : : "r"(addr) : "rax", "memory");
#elif defined(__aarch64__)
	__asm__ volatile("ldr w1, [%0]" : : "r"(addr) : "x1", "memory");
#else
	__asm__ volatile("lwz 4, 0(%0)" : : "b"(addr) : "r4", "memory");
#endif
}

static inline void fault_low(void)
{
	read_at(FAULT_ADDR);
}

static inline void fault_null(void)
{
	read_at(0);
}

/* Where no user's address is: the kernel does not tell which on every CPU. */
static inline void fault_far(void)
{
	read_at(0x5a5a5a5a5a5a5a58);
}

/* A page that is there, but forbidden. */
static inline void fault_guard(void)
{
	long page = mote_rawsyscall(SYS_mmap, 0, mote_auxv(AT_PAGESZ), PROT_NONE,
				    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	CHECK(page > 0);
	read_at((unsigned long)page);
}

/* A call to address 0. */
static inline void fault_pc(void)
{
	void (*volatile nowhere)(void) = NULL;

	nowhere();
}

/* A mapping beyond the end of its file. */
static inline void fault_bus(void)
{
	long fd = mote_rawsyscall(SYS_memfd_create, "empty", 0);
	long page =
		mote_rawsyscall(SYS_mmap, 0, mote_auxv(AT_PAGESZ), PROT_READ, MAP_PRIVATE, fd, 0);

	CHECK(page > 0);
	read_at((unsigned long)page);
}

static inline void fault_ill(void)
{
#if defined(__x86_64__)
	__asm__ volatile("ud2");
#else
	__asm__ volatile(".long 0");
#endif
}

static inline void fault_trap(void)
{
#if defined(__x86_64__)
	__asm__ volatile("int3");
#elif defined(__aarch64__)
	__asm__ volatile("brk #0");
#else
	__asm__ volatile("trap");
#endif
}

#if defined(__x86_64__)
static inline void fault_fpe(void)
{
	__asm__ volatile("xor %%edx, %%edx\n\t"
			 "mov $1, %%eax\n\t"
			 "xor %%ecx, %%ecx\n\t"
			 "div %%ecx"
			 :
			 :
			 : "rax", "rcx", "rdx", "cc");
}
#endif

typedef void fault_fn(void);

static inline void fault_calls(void *fn)
{
	(*(fault_fn **)fn)();
}

/* On a G that is not main. */
static inline void in_g(fault_fn *fn)
{
	CHECK_EQ(mote_go(fault_calls, &fn), 0);
	mote_park(NULL, NULL);
}

static inline bool fault_commits(struct mote_g *gp, void *fn)
{
	(void)gp;
	fault_calls(fn);
	return false;
}

/* Off every G's stack. */
static inline void in_commit(fault_fn *fn)
{
	mote_park(fault_commits, &fn);
}

/* On a thread that the runtime does not know. */
static inline void in_foreign(fault_fn *fn)
{
	static struct foreign thread;

	foreign_start(&thread, fault_calls, &fn, NULL);
	foreign_join(&thread);
}

#endif
