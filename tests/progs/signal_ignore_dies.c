/*
 * A signal that was ignored for a while has its default action after disable.
 *
 * expect-status: signal 1
 */
#include "outside.h"

int main(void)
{
	CHECK_EQ(mote_signal_ignore(SIGHUP), 0);
	CHECK(mote_signal_ignored(SIGHUP));
	kill_all(SIGHUP);
	kill_self(SIGHUP);
	CHECK_EQ(mote_signal_disable(SIGHUP), 0);
	CHECK(!mote_signal_ignored(SIGHUP));
	kill_self(SIGHUP);
	return 1;
}
