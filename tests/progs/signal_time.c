/*
 * The clocks, asked for without end on several threads while signals hit them: they neither fail
 * nor go back.
 *
 * also: pinned
 */
#include "outside.h"

#define GS 3

static struct foreign other;
static uint32_t stop;
static int tids[GS];
static struct mote_wg done;
static long received;

static void asks(void *arg)
{
	int64_t last = 0, wall = mote_walltime();

	mote_lockosthread();
	STORE((int *)arg, (int)mote_rawsyscall(SYS_gettid));
	while (!LOAD(&stop)) {
		int64_t now = mote_nanotime();
		CHECK(now >= last);
		last = now;
		CHECK(mote_walltime() > wall - 10 * SECOND);
		mote_gosched();
	}
	mote_wg_done(&done);
}

static void sends(void *arg)
{
	int64_t end = mote_nanotime() + scale(300, 300, 5000) * MS;

	(void)arg;
	/* One for each at least, however busy the machine. */
	for (int i = 0; i < GS || mote_nanotime() < end; i++) {
		thread_kill(LOAD(&tids[i % GS]), SIGUSR1);
		if (i % 100 == 0)
			kill_self(SIGUSR1);
	}
	STORE(&stop, 1);
}

int main(void)
{
	struct mote_chan *c = mote_chan_make(sizeof(int), 1);
	int got;

	mote_procs(GS + 1);
	CHECK_EQ(mote_signal_notify(c, SIGUSR1), 0);
	mote_wg_add(&done, GS);
	for (int i = 0; i < GS; i++) {
		CHECK_EQ(mote_go(asks, &tids[i]), 0);
		WAIT_ASLEEP(LOAD(&tids[i]));
	}
	foreign_start_tp(&other, sends, NULL, TP_NONE);
	while (!LOAD(&stop)) {
		received += mote_chan_tryrecv(c, &got) == 0;
		mote_sleep(50000);
	}
	mote_wg_wait(&done);
	foreign_join(&other);
	/* One at least, if only now that the CPU is free. */
	if (!received)
		CHECK(mote_chan_recv(c, &got));
	return ok();
}
