/*
 * No runnable G waits while a slot is free: Gs that need each other at the same time, and never
 * yield, all get to run, each round on Ms that were idle before.
 */
#include "check.h"

#define TEAM 3

static int arrived;
static struct mote_wg done;

static void meets(void *arg)
{
	(void)arg;
	ADD(&arrived, 1);
	while (LOAD(&arrived) < TEAM)
		mote_rawsyscall(SYS_sched_yield);
	mote_wg_done(&done);
}

static void started_by_one(void *arg)
{
	for (int i = 1; i < TEAM; i++)
		CHECK_EQ(mote_go(meets, 0), 0);
	meets(arg);
}

int main(void)
{
	long rounds = scale(300, 50, 20000);

	mote_procs(TEAM);
	for (long i = 0; i < rounds; i++) {
		STORE(&arrived, 0);
		mote_wg_add(&done, TEAM);
		CHECK_EQ(mote_go(started_by_one, 0), 0);
		mote_wg_wait(&done);
		if (i % 10 == 0)
			mote_sleep(2 * MS);
	}
	return ok();
}
