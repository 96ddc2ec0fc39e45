/*
 * Stops that two threads begin at any time to each other: what each has sent itself before is on
 * its channel when its own stop returns.
 *
 * also: pinned
 * builds: pipe=-DPIPE
 */
#include "outside.h"

static struct mote_wg done;
static long rounds;

static void stops(void *arg)
{
	struct mote_chan *c = make_chan(sizeof(int), 1);
	int sig = arg ? SIGURG : SIGWINCH, got;

	mote_lockosthread();
	for (long i = 0; i < rounds; i++) {
		CHECK_EQ(mote_signal_notify(c, sig), 0);
		for (volatile long k = i * 7 % 1000 * (arg ? 1 : 2); k > 0; k--)
			;
		kill_self(sig);
		CHECK_EQ(mote_signal_stop(c), 0);
		CHECK_EQ(mote_chan_tryrecv(c, &got), 0);
		CHECK_EQ(got, sig);
	}
	mote_unlockosthread();
	mote_wg_done(&done);
}

int main(void)
{
	rounds = scale(10000, 500, 300000);
	choose_mode();
	mote_procs(4);
	mote_wg_add(&done, 2);
	go(stops, NULL);
	go(stops, &done);
	mote_wg_wait(&done);
	return ok();
}
