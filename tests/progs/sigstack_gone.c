/*
 * A signal on a thread of the runtime's whose alternate stack was taken away.
 *
 * expect-throw: signal 10 received on thread with no signal stack
 */
#include "foreign.h"

int main(void)
{
	struct kernel_stack none = {.ss_flags = SS_DISABLE};

	CHECK_EQ(mote_signal_enable(SIGUSR1), 0);
	CHECK_EQ(mote_rawsyscall(SYS_sigaltstack, &none, 0), 0);
	kill_self(SIGUSR1);
	return 0;
}
