/*
 * 1,000 Gs sleep again and again, none wakes early, none is forgotten; resizing loses no timer.
 *
 * also: pinned
 */
#include "check.h"

static struct mote_wg done;
static int rounds;

static void sleeps(void *arg)
{
	uint64_t seed = (uint64_t)arg * 0x9e3779b97f4a7c15u;

	for (int i = 0; i < rounds; i++) {
		seed = seed * 6364136223846793005u + 1442695040888963407u;
		int64_t ns = (int64_t)(seed >> 33) % (20 * MS), start = mote_nanotime();
		mote_sleep(ns);
		CHECK(mote_nanotime() - start >= ns);
	}
	mote_wg_done(&done);
}

int main(void)
{
	rounds = (int)scale(10, 4, 200);
	mote_wg_add(&done, 1000);
	for (long i = 0; i < 1000; i++)
		CHECK_EQ(mote_go(sleeps, (void *)(i + 1)), 0);
	for (int i = 0; i < 20; i++) {
		mote_procs(i % 5 + 1);
		mote_sleep(3 * MS);
	}
	mote_wg_wait(&done);
	return ok();
}
