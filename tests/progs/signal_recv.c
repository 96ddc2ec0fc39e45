/*
 * The queue: an enabled signal is told once for each burst, a real-time one once for each that was
 * sent; one receiver at a time; numbers that the program may not have are refused.
 *
 * also: pinned 64k
 */
#include "foreign.h"

static int got;
static struct mote_wg done;

static void receives(void *arg)
{
	(void)arg;
	STORE(&got, mote_signal_recv());
	mote_wg_done(&done);
}

static void refused(void)
{
	static const int bad[] = {-1, 0, SIGKILL, SIGSTOP, MOTE_SIG, 65, 1000, -2147483647};

	for (int i = 0; i < COUNT(bad); i++) {
		CHECK_EQ(mote_signal_enable(bad[i]), -EINVAL);
		CHECK_EQ(mote_signal_disable(bad[i]), -EINVAL);
		CHECK_EQ(mote_signal_ignore(bad[i]), -EINVAL);
		CHECK(!mote_signal_ignored(bad[i]));
	}
	CHECK_EQ(mote_signal_enable(64), emulated() ? -EINVAL : 0);
	if (!emulated()) {
		kill_self(64);
		CHECK_EQ(mote_signal_recv(), 64);
		CHECK_EQ(mote_signal_disable(64), 0);
	}
}

static void counted(void)
{
	for (int i = 0; i < 5; i++) {
		kill_self(SIGUSR1);
		kill_self(40);
		kill_self(41);
	}
	CHECK_EQ(mote_signal_recv(), SIGUSR1);
	for (int i = 0; i < 5; i++) {
		CHECK_EQ(mote_signal_recv(), 40);
		CHECK_EQ(mote_signal_tryrecv(), 41);
	}
	CHECK_EQ(mote_signal_tryrecv(), -EAGAIN);
}

/* The receiver sleeps; its slot serves others. */
static void waited_for(void)
{
	for (int i = 0; i < 200; i++) {
		mote_wg_add(&done, 1);
		CHECK_EQ(mote_go(receives, NULL), 0);
		mote_sleep(i % 4 * 100000);
		if (i % 4 == 3) {
			int r = mote_signal_tryrecv();
			CHECK(r == -EBUSY || (r == -EAGAIN && !LOAD(&got)));
		}
		kill_self(SIGUSR1);
		mote_wg_wait(&done);
		CHECK_EQ(SWAP(&got, 0), SIGUSR1);
	}
}

int main(void)
{
	mote_procs(2);
	CHECK_EQ(mote_signal_tryrecv(), -EAGAIN);
	refused();
	CHECK_EQ(mote_signal_enable(SIGUSR1), 0);
	CHECK_EQ(mote_signal_enable(40), 0);
	CHECK_EQ(mote_signal_enable(41), 0);
	counted();
	waited_for();
	mote_procs(1);
	waited_for();
	return ok();
}
