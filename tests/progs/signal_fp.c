/*
 * A handler computes with the C ABI's rounding, whatever the interrupted code has set, and that has
 * its own back afterwards. The kernel sees to it on x86_64 and ppc64le, the trampoline on aarch64;
 * qemu-user does not on ppc64le, and would not bring back there what a trampoline has changed.
 */
#include "foreign.h"

static volatile double one = 1, three = 3;
static double inside;

#if defined(__x86_64__)
static unsigned long control(void)
{
	unsigned csr;

	__asm__ volatile("stmxcsr %0" : "=m"(csr));
	return csr & 0x6000;
}

static void round_up(void)
{
	unsigned csr = 0x1f80 | 0x4000;

	__asm__ volatile("ldmxcsr %0" : : "m"(csr));
}
#elif defined(__aarch64__)
static unsigned long control(void)
{
	unsigned long fpcr;

	__asm__ volatile("mrs %0, fpcr" : "=r"(fpcr));
	return fpcr;
}

static void round_up(void)
{
	__asm__ volatile("msr fpcr, %0" : : "r"(0x400000ul));
}
#else
static unsigned long control(void)
{
	union {
		double d;
		unsigned long word;
	} u;

	__asm__ volatile("mffs %0" : "=d"(u.d));
	return u.word & 3;
}

static void round_up(void)
{
	__asm__ volatile("mtfsfi 7, 2");
}
#endif

/* Not inline: a compiler may move a division, but not out of a call. */
static __attribute__((noinline)) double third(void)
{
	return one / three;
}

static void computes(int sig, struct kernel_siginfo *info, void *ucontext)
{
	(void)sig, (void)info, (void)ucontext;
	inside = third();
}

int main(void)
{
	double before = third();
	unsigned long set;

	mote_lockosthread();
	CHECK_EQ(mote_signal_handler(SIGUSR1, computes, 0), 0);
	round_up();
	set = control();
	CHECK(set != 0 && third() > before);
	kill_self(SIGUSR1);
	CHECK_EQ(control(), set);
	CHECK(inside == before || (emulated() && control() == 2));
	CHECK(third() > before);
	return ok();
}
