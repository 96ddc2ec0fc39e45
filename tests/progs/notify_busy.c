/*
 * Where signals go to channels, mote_signal_recv beside it is -EBUSY, also when no channel wants
 * any; and where somebody receives, notify is -EBUSY and leaves nothing behind.
 *
 * also: pinned
 * builds: pipe=-DPIPE
 */
#include "outside.h"

static void receives(void *arg)
{
	int sig;

	(void)arg;
	/* Main's tryrecv receives for a moment, too. */
	do
		sig = mote_signal_recv();
	while (sig == -EBUSY);
	CHECK_EQ(sig, SIGUSR2);
}

int main(void)
{
	struct mote_chan *c = mote_chan_make(sizeof(int), 1);
	int got;

	mote_procs(2);
	choose_mode();
	CHECK_EQ(mote_signal_enable(SIGUSR2), 0);
	CHECK_EQ(mote_go(receives, NULL), 0);
	while (mote_signal_tryrecv() == -EAGAIN)
		mote_sleep(MS);
	CHECK_EQ(mote_signal_notify(c, SIGWINCH), -EBUSY);
	kill_all(SIGWINCH); /* its default is nothing */
	kill_all(SIGUSR2);
	WAIT_ASLEEP(mote_signal_tryrecv() == -EAGAIN);
	CHECK_EQ(mote_signal_notify(c, SIGUSR1), 0);
	CHECK_EQ(mote_signal_recv(), -EBUSY);
	CHECK_EQ(mote_signal_tryrecv(), -EBUSY);
	kill_all(SIGUSR1);
	CHECK(mote_chan_recv(c, &got));
	CHECK_EQ(got, SIGUSR1);
	CHECK_EQ(mote_signal_stop(c), 0);
	CHECK_EQ(mote_signal_recv(), -EBUSY);
	CHECK_EQ(mote_signal_stop(c), 0);
	return ok();
}
