/*
 * When no channel wants a signal any more, the G that received them hides no deadlock.
 *
 * expect-throw: all Gs are asleep - deadlock!
 */
#include "check.h"

int main(void)
{
	struct mote_chan *c = mote_chan_make(sizeof(int), 1);

	CHECK_EQ(mote_signal_notify(c, SIGUSR1), 0);
	mote_sleep(20 * MS);
	CHECK_EQ(mote_signal_stop(c), 0);
	mote_chan_recv(c, NULL);
	return 0;
}
