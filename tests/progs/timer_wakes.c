/*
 * A new earliest timer wakes the M that sleeps for a later one: with everybody idle, and with a G
 * that computes on another slot. One that were missed would come ten seconds late.
 *
 * also: pinned
 * time-limit: 60
 */
#include "check.h"

static struct mote_timer far, near;
static struct mote_chan *c;
static int fired;

static void never(void *arg)
{
	(void)arg;
	mote_throw("ten seconds have passed");
}

static void sends(void *arg)
{
	(void)arg;
	CHECK_EQ(mote_chan_trysend(c, NULL), 0);
}

static void sets(void *arg)
{
	STORE((int *)arg, 1);
}

static void sleeps(void *arg)
{
	mote_sleep(MS);
	STORE((int *)arg, 1);
}

static void far_away(void)
{
	CHECK(mote_timer_start(&far, 10 * SECOND, never, NULL) >= 0);
}

/* Main waits, so that no G runs. */
static void idle(void)
{
	CHECK_EQ(mote_timer_start(&near, MS, sends, NULL), 0);
	CHECK(mote_chan_recv(c, NULL));
	mote_sleep(300000);
	struct mote_case one = recv_case(c, NULL);
	CHECK_EQ(mote_select(&one, 1, 200000), -ETIMEDOUT);
}

/* Main keeps its slot, and calls nothing but the clock. */
static void computing(void)
{
	int64_t start = mote_nanotime();

	STORE(&fired, 0);
	CHECK_EQ(mote_timer_start(&near, MS, sets, &fired), 0);
	while (!LOAD(&fired))
		CHECK(mote_nanotime() - start < 9 * SECOND);
}

static void computing_beside_sleeper(void)
{
	int64_t start = mote_nanotime();

	STORE(&fired, 0);
	go(sleeps, &fired);
	while (!LOAD(&fired))
		CHECK(mote_nanotime() - start < 9 * SECOND);
}

int main(void)
{
	long rounds = scale(30, 10, 3000);

	c = make_chan(0, 1);
	for (int slots = 1; slots <= 3; slots++) {
		mote_procs(slots);
		for (long i = 0; i < rounds; i++) {
			far_away();
			idle();
			if (slots == 1)
				continue;
			mote_sleep(i % 2 * 100000);
			computing();
			computing_beside_sleeper();
		}
	}
	return ok();
}
