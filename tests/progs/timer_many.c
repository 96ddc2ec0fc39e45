/*
 * 20,000 sleeping Gs (100,000 in a stress run) and as many timers and selects with a time: each
 * comes once and none early.
 *
 * also: pinned
 * time-limit: 60
 */
#include "check.h"

#define MOST 100000

struct one {
	struct mote_timer t;
	int64_t due;
	unsigned char slept, fired;
};

static struct one all[MOST];
static struct mote_wg done;
static long n;

static int64_t span(long i)
{
	return 50 * MS + i * 7919 % n * (400 * MS / n);
}

static void sleeps(void *arg)
{
	struct one *one = arg;
	long i = one - all;
	int64_t due = mote_nanotime() + span(i);

	if (i % 4)
		mote_sleep(span(i));
	else
		CHECK_EQ(mote_select(NULL, 0, span(i)), -ETIMEDOUT);
	CHECK(mote_nanotime() >= due);
	one->slept++;
	mote_wg_done(&done);
}

static void fires(void *arg)
{
	struct one *one = arg;

	CHECK(mote_nanotime() >= one->due);
	one->fired++;
	mote_wg_done(&done);
}

int main(void)
{
	n = scale(20000, 2000, MOST);
	mote_wg_add(&done, 2 * (int)n);
	for (long i = 0; i < n; i++) {
		CHECK_EQ(mote_go_stack(sleeps, &all[i], 2048), 0);
		all[i].due = mote_nanotime() + span(i);
		CHECK_EQ(mote_timer_start(&all[i].t, span(i), fires, &all[i]), 0);
		if (i % 1000 == 0)
			mote_gosched();
	}
	mote_wg_wait(&done);
	WAIT_FOR(mote_numg() == 1);
	for (long i = 0; i < n; i++) {
		CHECK_EQ(all[i].slept, 1);
		CHECK_EQ(all[i].fired, 1);
	}
	return ok();
}
