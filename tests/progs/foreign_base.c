/*
 * A foreign thread's base may be one that the kernel itself would refuse: where programs write the
 * register themselves, any address will do. It is as before after a handler and after dropm.
 *
 * archs: x86_64
 */
#include "foreign.h"

#define UPPER_HALF 0xffffffffffff0000ul

static int handled;

static void handles(int sig, struct kernel_siginfo *info, void *ucontext)
{
	(void)sig;
	(void)info;
	(void)ucontext;
	handled++;
}

static unsigned long base(void)
{
	unsigned long r;

	__asm__ volatile("rdfsbase %0" : "=r"(r));
	return r;
}

static void runs(void *arg)
{
	(void)arg;
	__asm__ volatile("wrfsbase %0" : : "r"(UPPER_HALF));
	kill_self(SIGUSR1);
	CHECK_EQ(base(), UPPER_HALF);
	mote_needm();
	CHECK(base() != UPPER_HALF);
	kill_self(SIGUSR1);
	mote_dropm();
	CHECK_EQ(base(), UPPER_HALF);
}

int main(void)
{
	static struct foreign thread;

	if (!(mote_auxv(AT_HWCAP2) & 2)) /* FSGSBASE */
		return ok();
	CHECK_EQ(mote_signal_handler(SIGUSR1, handles, 0), 0);
	foreign_start(&thread, runs, NULL, NULL);
	foreign_join(&thread);
	CHECK_EQ(handled, 2);
	return ok();
}
