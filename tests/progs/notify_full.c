/*
 * A full channel drops what does not fit, and keeps nobody else waiting; what is in it stays. A
 * channel without room gets a signal only while somebody receives from it.
 *
 * also: pinned fifo
 * builds: pipe=-DPIPE
 */
#include "outside.h"

static struct mote_chan *bare;
static struct mote_sema got_it;

static void takes(void *arg)
{
	int got = 0;

	(void)arg;
	CHECK(mote_chan_recv(bare, &got));
	CHECK_EQ(got, SIGUSR1);
	mote_semrelease(&got_it);
}

int main(void)
{
	struct mote_chan *small = mote_chan_make(sizeof(int), 2),
			 *big = mote_chan_make(sizeof(int), 9),
			 *mark = mote_chan_make(sizeof(int), 1);
	int got = 0;

	bare = mote_chan_make(sizeof(int), 0);
	mote_procs(2);
	choose_mode();
	CHECK_EQ(mote_signal_notify(small, SIGUSR1), 0);
	CHECK_EQ(mote_signal_notify(small, SIGUSR2), 0);
	CHECK_EQ(mote_signal_notify(bare, SIGUSR1), 0);
	CHECK_EQ(mote_signal_notify(big, SIGUSR1), 0);
	for (size_t i = 1; i <= 5; i++) {
		kill_all(SIGUSR1);
		WAIT_ASLEEP(mote_chan_len(big) == i);
	}
	CHECK_EQ(mote_signal_notify(mark, SIGUSR2), 0);
	kill_all(SIGUSR2); /* dropped */
	kill_all(SIGUSR1);
	WAIT_ASLEEP(mote_chan_len(big) == 6 && mote_chan_len(mark) == 1);
	/* The one that sends may have small still before it: stop waits until it has done. */
	CHECK_EQ(mote_signal_stop(mark), 0);
	CHECK_EQ(mote_chan_len(small), 2);
	for (int i = 0; i < 2; i++) {
		CHECK_EQ(mote_chan_tryrecv(small, &got), 0);
		CHECK_EQ(got, SIGUSR1);
	}
	CHECK_EQ(mote_chan_tryrecv(small, &got), -EAGAIN);
	CHECK_EQ(mote_chan_tryrecv(bare, &got), -EAGAIN);
	CHECK_EQ(mote_go(takes, NULL), 0);
	/* Until it waits there, signals are dropped. */
	while (mote_numg() == 2) {
		kill_all(SIGUSR1);
		mote_sleep(MS);
	}
	mote_semacquire(&got_it);
	return ok();
}
