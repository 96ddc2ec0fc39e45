/*
 * A signal that is delivered off the alternate stack, because other code has changed how.
 *
 * expect-throw: signal 10 received but handler not on signal stack
 */
#include "foreign.h"

int main(void)
{
	struct kernel_sigaction sa;

	CHECK_EQ(mote_signal_enable(SIGUSR1), 0);
	CHECK_EQ(mote_rawsyscall(SYS_rt_sigaction, SIGUSR1, 0, &sa, 8), 0);
	CHECK(sa.sa_flags & SA_ONSTACK);
	sa.sa_flags &= ~(unsigned long)SA_ONSTACK;
	CHECK_EQ(mote_rawsyscall(SYS_rt_sigaction, SIGUSR1, &sa, 0, 8), 0);
	kill_self(SIGUSR1);
	return 0;
}
