/*
 * stop cuts cleanly: a signal that a thread sent itself before it called stop is on the channel
 * when that returns, one that came afterwards is not, whatever other threads send meanwhile. A
 * channel may be notified again at once.
 *
 * also: pinned fifo
 * builds: pipe=-DPIPE
 */
#include "outside.h"

static struct foreign other;
static uint32_t stop;
static long pid;

static void sends(void *arg)
{
	(void)arg;
	for (int i = 0; may_change() && !LOAD(&stop); i++) {
		if (i % 2)
			kill_self(SIGURG);
		else
			process_kill(pid, SIGURG);
		if (i % 8 == 0)
			nap(20000);
	}
}

int main(void)
{
	struct mote_chan *c = mote_chan_make(sizeof(int), 4),
			 *noise = mote_chan_make(sizeof(int), 4);
	struct mote_chan *marks = mote_chan_make(sizeof(int), 1);
	long rounds = scale(2000, 200, 100000);
	int got = 0;

	pid = mote_rawsyscall(SYS_getpid);
	mote_lockosthread();
	choose_mode();
	CHECK_EQ(mote_signal_notify(marks, SIGUSR2), 0);
	foreign_start_tp(&other, sends, NULL, TP_NONE);
	for (long i = 0; i < rounds; i++) {
		CHECK_EQ(mote_signal_notify(c, SIGWINCH), 0);
		CHECK_EQ(mote_signal_notify(noise, SIGURG), 0);
		kill_self(SIGWINCH);
		/* The one that sends to the channels is somewhere on its way. */
		for (volatile long k = i % 1000 * 8; k > 0; k--)
			;
		CHECK_EQ(mote_signal_stop(c), 0);
		CHECK_EQ(mote_chan_tryrecv(c, &got), 0);
		CHECK_EQ(got, SIGWINCH);
		kill_self(SIGWINCH);
		CHECK_EQ(mote_signal_stop(noise), 0);
		while (mote_chan_tryrecv(noise, &got) == 0)
			CHECK_EQ(got, SIGURG);
		if (i % 16)
			continue;
		kill_self(SIGUSR2);
		CHECK(mote_chan_recv(marks, &got));
		CHECK_EQ(mote_chan_len(c), 0);
		CHECK_EQ(mote_chan_len(noise), 0);
	}
	STORE(&stop, 1);
	foreign_join(&other);
	return ok();
}
