/*
 * Signals on channels: each channel gets what it has asked for and nothing else, the second of a
 * kind as well as the first; two channels may ask for the same signal, and one twice: it comes
 * once.
 *
 * also: pinned fifo
 * builds: pipe=-DPIPE
 */
#include "outside.h"

static struct mote_chan *chan(size_t cap)
{
	struct mote_chan *c = mote_chan_make(sizeof(int), cap);

	CHECK(c != NULL);
	return c;
}

static void expect(struct mote_chan *c, int sig)
{
	int got = 0;
	struct mote_case one = {c, MOTE_RECV, &got, false};

	CHECK_EQ(mote_select(&one, 1, 10 * SECOND), 0);
	CHECK_EQ(got, sig);
}

int main(void)
{
	struct mote_chan *a = chan(1), *b = chan(4), *c = chan(4);

	choose_mode();
	CHECK_EQ(mote_signal_notify(a, SIGHUP), 0);
	kill_all(SIGHUP);
	expect(a, SIGHUP);
	kill_self(SIGHUP);
	expect(a, SIGHUP);
	CHECK_EQ(mote_signal_notify(b, SIGWINCH), 0);
	CHECK_EQ(mote_signal_notify(b, SIGUSR1), 0);
	CHECK_EQ(mote_signal_notify(c, SIGUSR1), 0);
	CHECK_EQ(mote_signal_notify(c, SIGUSR1), 0);
	kill_all(SIGWINCH);
	expect(b, SIGWINCH);
	kill_all(SIGUSR1);
	expect(b, SIGUSR1);
	expect(c, SIGUSR1);
	kill_all(SIGHUP);
	expect(a, SIGHUP);
	/* All have gone through the one that sends: nothing more can be under way. */
	CHECK_EQ(mote_chan_len(a) + mote_chan_len(b) + mote_chan_len(c), 0);
	CHECK_EQ(mote_signal_notify(NULL, SIGHUP), -EINVAL);
	CHECK_EQ(mote_signal_notify(a, SIGKILL), -EINVAL);
	CHECK_EQ(mote_signal_notify(a, MOTE_SIG), -EINVAL);
	CHECK_EQ(mote_signal_notify(a, 0), -EINVAL);
	CHECK_EQ(mote_signal_notify(a, 65), -EINVAL);
	return ok();
}
