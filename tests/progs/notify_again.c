/*
 * A channel that one G stops while another notifies it anew gets each signal once: real-time
 * signals that a thread sends itself come at the most as often as they were sent, and those sent
 * while nobody stops, exactly so.
 *
 * archs: native
 * wrap: blocked
 * also: pinned fifo
 * builds: pipe=-DPIPE
 */
#include "outside.h"

static struct mote_chan *c;
static uint32_t stop;
static struct mote_wg done;

static void stops(void *arg)
{
	(void)arg;
	while (!LOAD(&stop)) {
		CHECK_EQ(mote_signal_stop(c), 0);
		CHECK_EQ(mote_signal_notify(c, 40), 0);
		mote_sleep(50000);
	}
	mote_wg_done(&done);
}

int main(void)
{
	long sent = 0, received = 0, rounds = scale(2000, 300, 100000);
	int got;

	mote_procs(4);
	mote_lockosthread();
	choose_mode();
	c = mote_chan_make(sizeof(int), 64);
	CHECK_EQ(mote_signal_notify(c, 40), 0);
	mote_wg_add(&done, 2);
	for (int i = 0; i < 2; i++)
		CHECK_EQ(mote_go(stops, NULL), 0);
	for (long i = 0; i < rounds; i++) {
		CHECK_EQ(mote_signal_notify(c, 40), 0);
		sent++;
		kill_self(40);
		if (i % 16 == 0)
			mote_sleep(20000);
		while (mote_chan_tryrecv(c, &got) == 0)
			received++;
		CHECK(received <= sent);
	}
	STORE(&stop, 1);
	mote_wg_wait(&done);
	CHECK_EQ(mote_signal_stop(c), 0);
	while (mote_chan_tryrecv(c, &got) == 0)
		received++;
	CHECK(received <= sent && received > 0);
	CHECK_EQ(mote_signal_notify(c, 40), 0);
	for (int i = 0; i < 40; i++)
		kill_self(40);
	CHECK_EQ(mote_signal_stop(c), 0);
	CHECK_EQ(mote_chan_len(c), 40);
	return ok();
}
