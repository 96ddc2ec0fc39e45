/*
 * Timers call in the order of their times, whatever the order in which they were started, moved and
 * stopped meanwhile.
 *
 * also: pinned
 */
#include "check.h"

#define MOST 50000

struct timed {
	struct mote_timer t;
	int64_t due, due_by; /* its time lies between them */
	bool armed;
};

static struct timed timers[MOST];
static int64_t last_due;
static long calls;
static uint64_t seed = 9;

static void fires(void *arg)
{
	struct timed *t = arg;

	CHECK(t->armed);
	t->armed = false;
	CHECK(mote_nanotime() >= t->due);
	CHECK(t->due_by >= last_due);
	if (t->due > last_due)
		last_due = t->due;
	calls++;
}

static void start(struct timed *t)
{
	int64_t ns = 200 * MS + rnd(&seed) % (100 * MS);

	t->due = mote_nanotime() + ns;
	CHECK_EQ(mote_timer_start(&t->t, ns, fires, t), t->armed);
	t->due_by = mote_nanotime() + ns;
	t->armed = true;
}

int main(void)
{
	long n = scale(MOST, 3000, MOST), left = 0;

	/* One slot: none fires while they are being started, moved and stopped. */
	mote_procs(1);
	for (long i = 0; i < n; i++)
		start(&timers[i]);
	for (long i = 0; i < n; i++) {
		struct timed *t = &timers[rnd(&seed) % n];
		if (i % 3) {
			start(t);
		} else {
			CHECK_EQ(mote_timer_stop(&t->t), t->armed);
			t->armed = false;
		}
	}
	for (long i = 0; i < n; i++)
		left += timers[i].armed;
	CHECK(left > n / 2);
	WAIT_FOR(calls == left || mote_sleep(MS));
	for (long i = 0; i < n; i++)
		CHECK(!timers[i].armed && !mote_timer_stop(&timers[i].t));
	return ok();
}
