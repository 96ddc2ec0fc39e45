/*
 * A sleep is never shorter than asked, nor much longer; 0 and below only yield.
 *
 * also: pinned 64k
 */
#include "check.h"

static void slept(int64_t ns)
{
	int64_t start = mote_nanotime();

	CHECK_EQ(mote_sleep(ns), 0);
	int64_t took = mote_nanotime() - start;
	CHECK(took >= ns);
	CHECK(took < ns + 5 * SECOND);
}

static int others;

static void other(void *arg)
{
	(void)arg;
	ADD(&others, 1);
}

int main(void)
{
	static const int64_t times[] = {1,	100,	1000,	 50000,	   300000,   999999,	MS,
					MS + 1, 3 * MS, 20 * MS, 99999999, 250 * MS, SECOND + 1};
	int64_t start = mote_nanotime();

	for (int i = 0; i < COUNT(times); i++)
		slept(times[i]);
	for (int i = 0; i < 100; i++)
		slept(20000);
	for (int bit = 0; bit < 64; bit++)
		CHECK_EQ(mote_sleep((int64_t)(~0ull << bit)), 0);
	CHECK_EQ(mote_sleep(0), 0);
	CHECK(mote_nanotime() - start < 20 * SECOND);
	/* As gosched: with one slot the other G comes first. */
	mote_procs(1);
	CHECK_EQ(mote_go(other, 0), 0);
	WAIT_FOR(LOAD(&others) == 1);
	CHECK_EQ(mote_go(other, 0), 0);
	while (LOAD(&others) == 1)
		mote_sleep(-1);
	return ok();
}
