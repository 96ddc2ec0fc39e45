/*
 * An alternate stack of other code's that is taken away while a handler runs on it (SS_AUTODISARM):
 * a signal within the handler finds the same thread, and is handled there; a fault within it is
 * told as that.
 *
 * archs: native
 * expect-status: signal 11
 * expect-stderr-line: fatal error: SIGSEGV: segmentation violation in a signal handler
 */
#include "foreign.h"

static char other[65536] __attribute__((aligned(16)));
static struct mote_g *g;
static int depth;

static void nests(int sig, struct kernel_siginfo *info, void *ucontext)
{
	(void)info, (void)ucontext;
	CHECK(mote_getg() == g);
	if (++depth < 3)
		kill_self(sig);
	if (depth == 3)
		*(volatile int *)0x1234 = 1;
}

int main(void)
{
	struct kernel_stack mine = {
		.ss_sp = other, .ss_size = sizeof other, .ss_flags = (int)SS_AUTODISARM};

	mote_lockosthread();
	g = mote_getg();
	CHECK_EQ(mote_signal_handler(SIGUSR1, nests, SA_NODEFER), 0);
	CHECK_EQ(mote_rawsyscall(SYS_sigaltstack, &mine, 0), 0);
	kill_self(SIGUSR1);
	return 0;
}
