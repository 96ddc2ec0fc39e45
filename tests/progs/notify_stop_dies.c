/*
 * When the last channel that wanted SIGHUP has stopped, it has its default action; while another
 * still wants it, not.
 *
 * expect-status: signal 1
 * expect-stdout: still wanted
 * builds: pipe=-DPIPE
 */
#include "outside.h"

int main(void)
{
	struct mote_chan *a = mote_chan_make(sizeof(int), 1), *b = mote_chan_make(sizeof(int), 1);
	int got = 0;

	mote_lockosthread();
	choose_mode();
	CHECK_EQ(mote_signal_notify(a, SIGHUP), 0);
	CHECK_EQ(mote_signal_notify(b, SIGHUP), 0);
	CHECK_EQ(mote_signal_stop(a), 0);
	kill_self(SIGHUP);
	CHECK(mote_chan_recv(b, &got));
	CHECK_EQ(mote_chan_len(a), 0);
	mote_printf("still wanted\n");
	CHECK_EQ(mote_signal_stop(b), 0);
	kill_self(SIGHUP);
	return 1;
}
