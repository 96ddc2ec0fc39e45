/*
 * Times below a millisecond, one after the other and with nothing else to do, are neither early nor
 * waited for by spinning.
 *
 * archs: native
 * also: pinned
 */
#include "check.h"

static struct mote_timer timer;
static struct mote_chan *c;
static int64_t due;

static void fires(void *arg)
{
	(void)arg;
	CHECK(mote_nanotime() >= due);
	CHECK_EQ(mote_chan_trysend(c, NULL), 0);
}

static void by_sleep(int64_t ns)
{
	mote_sleep(ns);
	CHECK(mote_nanotime() >= due);
}

static void by_timer(int64_t ns)
{
	CHECK_EQ(mote_timer_start(&timer, ns, fires, NULL), 0);
	CHECK(mote_chan_recv(c, NULL));
}

static void by_select(int64_t ns)
{
	struct mote_case one = recv_case(c, NULL);

	CHECK_EQ(mote_select(&one, 1, ns), -ETIMEDOUT);
	CHECK(mote_nanotime() >= due);
}

/* What others take of a virtual CPU may count as its own: the best of some. */
static void measure(void (*wait)(int64_t), const char *name)
{
	int64_t used = 0, took = 0;

	for (int tries = 0; tries < 6; tries++) {
		int64_t start = mote_nanotime(), before = cpu_time();
		for (int i = 0; i < 300; i++) {
			due = mote_nanotime() + 300000;
			wait(300000);
		}
		used = cpu_time() - before;
		took = mote_nanotime() - start;
		if (used < took / 2)
			return;
	}
	mote_eprintf("%s: %ld us of processor time in %ld\n", name, (long)used / 1000,
		     (long)took / 1000);
	mote_exit(1);
}

int main(void)
{
	c = make_chan(0, 1);
	for (int slots = 1; slots <= 4; slots += 3) {
		mote_procs(slots);
		measure(by_sleep, "sleep");
		measure(by_timer, "timer");
		measure(by_select, "select");
	}
	return ok();
}
