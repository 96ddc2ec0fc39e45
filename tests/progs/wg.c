/*
 * A wait group: several waiters, adds while others wait, and use again after use.
 *
 * also: pinned 64k
 */
#include "check.h"

static struct mote_wg group, waiters;
static int finished, seen_early;

static void works(void *arg)
{
	if (arg) {
		/* Still counted, so it may add. */
		mote_wg_add(&group, 1);
		CHECK_EQ(mote_go(works, NULL), 0);
	}
	mote_gosched();
	ADD(&finished, 1);
	mote_wg_done(&group);
}

static void waits(void *arg)
{
	mote_wg_wait(&group);
	if (LOAD(&finished) != (int)(long)arg)
		ADD(&seen_early, 1);
	mote_wg_done(&waiters);
}

int main(void)
{
	mote_procs(4);
	mote_wg_wait(&group);
	for (int round = 0; round < 100; round++) {
		STORE(&finished, 0);
		mote_wg_add(&group, 10);
		mote_wg_add(&waiters, 3);
		for (long i = 0; i < 3; i++)
			CHECK_EQ(mote_go(waits, (void *)20), 0);
		for (long i = 0; i < 10; i++)
			CHECK_EQ(mote_go(works, (void *)1), 0);
		mote_wg_wait(&group);
		CHECK_EQ(LOAD(&finished), 20);
		mote_wg_wait(&waiters);
	}
	CHECK_EQ(seen_early, 0);
	mote_wg_add(&group, 5);
	mote_wg_add(&group, -5);
	mote_wg_wait(&group);
	return ok();
}
