/*
 * While one receives, every other receiver is told -EBUSY at once, without anything being taken
 * from the first; when it has returned, the next may.
 *
 * also: pinned fifo
 * builds: pipe=-DPIPE
 */
#include "outside.h"

static uint32_t got;

static void receives(void *arg)
{
	int sig;

	(void)arg;
	while ((sig = mote_signal_recv()) == -EBUSY) /* main looks just now */
		mote_gosched();
	CHECK_EQ(sig, SIGUSR1);
	word_add(&got);
}

int main(void)
{
	mote_procs(2);
	choose_mode();
	CHECK_EQ(mote_signal_enable(SIGUSR1), 0);
	CHECK_EQ(mote_signal_tryrecv(), -EAGAIN);
	for (uint32_t i = 1; i <= 100; i++) {
		CHECK_EQ(mote_go(receives, NULL), 0);
		WAIT_ASLEEP(mote_signal_tryrecv() == -EBUSY);
		CHECK_EQ(mote_signal_recv(), -EBUSY);
		CHECK_EQ(mote_signal_tryrecv(), -EBUSY);
		CHECK_EQ(LOAD(&got), i - 1);
		kill_all(SIGUSR1);
		word_wait_g(&got, i);
		CHECK_EQ(mote_signal_tryrecv(), -EAGAIN);
	}
	return ok();
}
