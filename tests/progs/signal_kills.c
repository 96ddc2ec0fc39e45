/*
 * A signal that is no longer enabled has its default action again.
 *
 * expect-status: signal 15
 */
#include "foreign.h"

int main(void)
{
	CHECK_EQ(mote_signal_enable(SIGTERM), 0);
	kill_self(SIGTERM);
	CHECK_EQ(mote_signal_recv(), SIGTERM);
	CHECK_EQ(mote_signal_disable(SIGTERM), 0);
	kill_self(SIGTERM);
	return 0;
}
