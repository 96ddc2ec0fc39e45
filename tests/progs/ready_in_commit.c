/*
 * A ready that comes while commit still runs counts; the G does not run before its stack is free.
 *
 * also: pinned
 * time-limit: 60
 */
#include "check.h"

static struct mote_g *offered;
static bool committing, readied;
static long rounds;

static bool waits_inside(struct mote_g *gp, void *arg)
{
	(void)arg;
	STORE(&committing, true);
	STORE(&offered, gp);
	for (long i = 0; !LOAD(&readied); i++) {
		if (i % 1000 == 999)
			mote_rawsyscall(SYS_sched_yield);
	}
	STORE(&committing, false);
	return true;
}

static void readies(void *arg)
{
	struct mote_g *gp;

	(void)arg;
	for (long i = 0; i < rounds; i++) {
		while (!(gp = SWAP(&offered, NULL)))
			mote_rawsyscall(SYS_sched_yield);
		mote_ready(gp);
		STORE(&readied, true);
	}
}

int main(void)
{
	/* Where the machine is so busy that a yield takes milliseconds, fewer are enough. */
	int64_t until = mote_nanotime() + scale(10, 60, 10000) * SECOND;

	rounds = scale(5000, 500, 200000);
	mote_procs(4);
	CHECK_EQ(mote_go(readies, 0), 0);
	for (long i = 0; i < rounds && (i < 500 || mote_nanotime() < until); i++) {
		mote_park(waits_inside, NULL);
		CHECK(!LOAD(&committing));
		STORE(&readied, false);
	}
	return ok();
}
