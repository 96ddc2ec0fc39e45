/*
 * A fault within a handler ends the process at once, with one line.
 *
 * expect-status: signal 11
 * expect-stderr-line: fatal error: SIGSEGV: segmentation violation in a signal handler
 */
#include "foreign.h"

static void faults(int sig, struct kernel_siginfo *info, void *ucontext)
{
	(void)sig, (void)info, (void)ucontext;
	*(volatile int *)0x1234 = 1;
}

int main(void)
{
	CHECK_EQ(mote_signal_handler(SIGUSR1, faults, 0), 0);
	kill_self(SIGUSR1);
	return 0;
}
