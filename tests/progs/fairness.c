/*
 * One slot: a pair that readies each other for ever, and Gs that start others, keep neither a
 * yielding G nor a sleeping one from its turn.
 *
 * also: pinned
 */
#include "check.h"

static struct mote_sema ping, pong;
static bool stop;
static long yields;

static void pings(void *arg)
{
	(void)arg;
	while (!LOAD(&stop)) {
		mote_semrelease(&pong);
		mote_semacquire(&ping);
	}
	mote_semrelease(&pong);
}

static void pongs(void *arg)
{
	(void)arg;
	while (!LOAD(&stop)) {
		mote_semacquire(&pong);
		mote_semrelease(&ping);
	}
	mote_semrelease(&ping);
}

/* Each starts its successor before it ends. */
static void chain(void *arg)
{
	if (!LOAD(&stop))
		CHECK_EQ(mote_go(chain, arg), 0);
}

static void yielder(void *arg)
{
	(void)arg;
	while (!LOAD(&stop)) {
		ADD(&yields, 1);
		mote_gosched();
	}
}

int main(void)
{
	mote_procs(1);
	CHECK_EQ(mote_go(pings, 0), 0);
	CHECK_EQ(mote_go(pongs, 0), 0);
	CHECK_EQ(mote_go(chain, 0), 0);
	CHECK_EQ(mote_go(yielder, 0), 0);
	for (int i = 0; i < 30; i++)
		mote_sleep(MS);
	CHECK(LOAD(&yields) > 30);
	STORE(&stop, true);
	WAIT_FOR(mote_numg() == 1);
	return ok();
}
