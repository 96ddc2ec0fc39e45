/*
 * Timed sleeps in a note: false and not early without a wake-up, true with one; 0 only looks; after
 * false it may be slept on again.
 *
 * also: pinned 64k
 */
#include "check.h"

static struct mote_note note;

static void wakes(void *arg)
{
	mote_sleep((long)arg);
	mote_notewakeup(&note);
}

static void times_out(bool (*sleep)(struct mote_note *, int64_t), int64_t ns)
{
	int64_t start = mote_nanotime();

	CHECK(!sleep(&note, ns));
	int64_t took = mote_nanotime() - start;
	CHECK(took >= ns);
	CHECK(took < ns + 5 * SECOND);
}

static void woken(bool (*sleep)(struct mote_note *, int64_t), int64_t ns)
{
	int64_t start = mote_nanotime();

	CHECK_EQ(mote_go(wakes, (void *)(10 * MS)), 0);
	CHECK(sleep(&note, ns));
	int64_t took = mote_nanotime() - start;
	CHECK(took >= 10 * MS);
	CHECK(took < 5 * SECOND);
	CHECK(sleep(&note, 0));
	mote_noteclear(&note);
}

static void both_ways(bool (*sleep)(struct mote_note *, int64_t))
{
	static const int64_t short_times[] = {0,  1,	      1000,	 999999,
					      MS, 3 * MS + 7, 999999999, SECOND};
	static const int64_t long_times[] = {30 * SECOND, -1,	     -SECOND,
					     INT64_MIN,	  INT64_MAX, INT64_MAX - 1};

	for (int i = 0; i < COUNT(short_times); i++)
		times_out(sleep, short_times[i]);
	for (int i = 0; i < COUNT(long_times); i++)
		woken(sleep, long_times[i]);
}

int main(void)
{
	both_ways(mote_notetsleep);
	both_ways(mote_notetsleepg);
	mote_procs(1);
	both_ways(mote_notetsleep);
	both_ways(mote_notetsleepg);
	return ok();
}
