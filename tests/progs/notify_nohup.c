/*
 * Started under nohup, SIGHUP is ignored, also beside other signals on channels; notify for it gets
 * it, and after stop it is ignored again.
 *
 * wrap: blocked
 * also: pinned
 * builds: pipe=-DPIPE
 */
#include "outside.h"

int main(void)
{
	struct mote_chan *c = mote_chan_make(sizeof(int), 2),
			 *other = mote_chan_make(sizeof(int), 1);
	int got = 0;

	mote_lockosthread();
	choose_mode();
	CHECK(mote_signal_ignored(SIGHUP));
	kill_self(SIGHUP);
	CHECK_EQ(mote_signal_notify(other, SIGUSR1), 0);
	CHECK(mote_signal_ignored(SIGHUP));
	kill_self(SIGHUP);
	for (int i = 0; i < 3; i++) {
		CHECK_EQ(mote_signal_notify(c, SIGHUP), 0);
		CHECK(!mote_signal_ignored(SIGHUP));
		kill_self(SIGHUP);
		CHECK(mote_chan_recv(c, &got));
		CHECK_EQ(got, SIGHUP);
		CHECK_EQ(mote_signal_stop(c), 0);
		CHECK(mote_signal_ignored(SIGHUP));
		kill_self(SIGHUP);
		kill_all(SIGHUP);
		CHECK_EQ(mote_chan_len(c), 0);
	}
	return ok();
}
