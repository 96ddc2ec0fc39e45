/*
 * A handler that needs more than its alternate stack hits the guard. Where the stack pointer is
 * still above it, there is no room for a frame, and the kernel kills without a word.
 *
 * expect-status: signal 11
 * expect-output: any
 */
#include "foreign.h"

static int deeper(volatile char *from, int n)
{
	volatile char here[512];

	here[0] = from ? from[0] : 1;
	return n ? deeper(here, n - 1) + here[0] : here[0];
}

static void overflows(int sig, struct kernel_siginfo *info, void *ucontext)
{
	(void)sig, (void)info, (void)ucontext;
	deeper(NULL, 100000);
}

int main(void)
{
	CHECK_EQ(mote_signal_handler(SIGUSR1, overflows, 0), 0);
	kill_self(SIGUSR1);
	return 0;
}
