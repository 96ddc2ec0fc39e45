/*
 * Signals to channels: each that wants one gets it, a full one drops, and stop neither loses what
 * was taken nor lets anything come afterwards. A receiver beside it is refused.
 *
 * builds: pipe=-DPIPE
 * also: pinned
 */
#include "foreign.h"

static struct mote_chan *a, *b;

static int next(struct mote_chan *c)
{
	int sig = 0;

	CHECK(mote_chan_recv(c, &sig));
	return sig;
}

static void two_channels(void)
{
	for (int i = 0; i < 100; i++) {
		kill_self(SIGUSR1);
		CHECK_EQ(next(a), SIGUSR1);
		CHECK_EQ(next(b), SIGUSR1);
		kill_self(SIGUSR2);
		CHECK_EQ(next(b), SIGUSR2);
	}
	CHECK_EQ(mote_chan_len(a), 0);
	CHECK_EQ(mote_signal_recv(), -EBUSY);
	CHECK_EQ(mote_signal_tryrecv(), -EBUSY);
}

/* SIGCHLD, which harms nobody when it is unwanted. */
static void stops(void)
{
	long n = scale(3000, 300, 100000);

	for (long i = 0; i < n; i++) {
		int sig;

		CHECK_EQ(mote_signal_notify(a, SIGCHLD), 0);
		for (long k = i % 4; k > 0; k--)
			kill_self(SIGCHLD);
		CHECK_EQ(mote_signal_stop(a), 0);
		kill_self(SIGCHLD);
		CHECK_EQ(mote_chan_len(a) > 0, i % 4 > 0);
		while (mote_chan_tryrecv(a, &sig) == 0)
			CHECK_EQ(sig, SIGCHLD);
	}
}

int main(void)
{
	struct mote_chan *odd = mote_chan_make(1, 1);

#ifdef PIPE
	CHECK(mote_signal_usepipe() > 2);
#endif
	a = mote_chan_make(sizeof(int), 1);
	b = mote_chan_make(sizeof(int), 8);
	CHECK_EQ(mote_signal_stop(a), 0);
	CHECK_EQ(mote_signal_notify(NULL, SIGUSR1), -EINVAL);
	CHECK_EQ(mote_signal_notify(odd, SIGUSR1), -EINVAL);
	CHECK_EQ(mote_signal_notify(a, SIGKILL), -EINVAL);
	CHECK_EQ(mote_signal_notify(a, SIGUSR1), 0);
	CHECK_EQ(mote_signal_notify(b, SIGUSR1), 0);
	CHECK_EQ(mote_signal_notify(b, SIGUSR2), 0);
	CHECK_EQ(mote_numg(), 1);
	two_channels();
	CHECK_EQ(mote_signal_stop(b), 0);
	kill_self(SIGUSR1);
	CHECK_EQ(next(a), SIGUSR1);
	CHECK_EQ(mote_signal_stop(a), 0);
	CHECK_EQ(mote_signal_stop(a), 0);
	stops();
	mote_chan_free(a);
	mote_chan_free(b);
	return ok();
}
