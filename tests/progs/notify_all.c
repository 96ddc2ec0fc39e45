/*
 * Every signal that a program may have, on one channel: each comes once, those of faults when they
 * have been sent from outside. After stop all of them are as they were.
 *
 * also: pinned
 * builds: pipe=-DPIPE
 */
#include "outside.h"

static unsigned long disposition(int sig)
{
	struct kernel_sigaction sa;

	CHECK_EQ(mote_rawsyscall(SYS_rt_sigaction, sig, NULL, &sa, 8), 0);
	return (unsigned long)sa.sa_handler;
}

int main(void)
{
	struct mote_chan *c = mote_chan_make(sizeof(int), 1);
	unsigned long before[65];
	int got = 0, taken = 0;

	choose_mode();
	for (int sig = 1; sig <= 64; sig++) {
		before[sig] = disposition(sig);
		taken += mote_signal_notify(c, sig) == 0;
	}
	CHECK(taken >= (emulated() ? 56 : 61));
	for (int sig = 1; sig <= 64; sig++) {
		if (mote_signal_notify(c, sig) != 0)
			continue;
		kill_all(sig);
		CHECK(mote_chan_recv(c, &got));
		CHECK_EQ(got, sig);
		kill_self(sig);
		CHECK(mote_chan_recv(c, &got));
		CHECK_EQ(got, sig);
	}
	CHECK_EQ(mote_signal_stop(c), 0);
	CHECK_EQ(mote_chan_len(c), 0);
	for (int sig = 1; sig <= 64; sig++)
		CHECK_EQ(disposition(sig), before[sig]);
	return ok();
}
