/*
 * A timer calls its function once, with its argument, on a G of the runtime's, and never early;
 * started anew it forgets the time before, be that one earlier or later; stopped, it never calls.
 *
 * also: pinned 64k
 * builds: O0=-O0
 */
#include "check.h"

struct timed {
	struct mote_timer t;
	int64_t due;
	int calls;
};

static struct timed timers[10];

static void fires(void *arg)
{
	struct timed *t = arg;

	CHECK(mote_nanotime() >= t->due);
	CHECK(mote_getg() && mote_goid() > 1);
	ADD(&t->calls, 1);
}

static int start(struct timed *t, int64_t ns)
{
	STORE(&t->due, mote_nanotime() + ns);
	return mote_timer_start(&t->t, ns, fires, t);
}

/* What was to come before now has come: a later timer has called. */
static void let_pass(int64_t ns)
{
	static struct timed later;

	later.calls = 0;
	CHECK_EQ(start(&later, ns), 0);
	WAIT_FOR(LOAD(&later.calls) || mote_sleep(100000));
	CHECK_EQ(later.calls, 1);
}

static void once(void)
{
	static const int64_t times[] = {0, 1, 1000, 300000, 999999, MS, 3 * MS, 20 * MS};

	for (int i = 0; i < COUNT(times); i++)
		CHECK_EQ(start(&timers[i], times[i]), 0);
	CHECK_EQ(mote_numg(), 1);
	let_pass(25 * MS);
	for (int i = 0; i < COUNT(times); i++) {
		CHECK_EQ(timers[i].calls, 1);
		CHECK(!mote_timer_stop(&timers[i].t));
	}
}

static void again(void)
{
	struct timed *t = timers;

	/* Earlier. */
	t->calls = 0;
	CHECK_EQ(start(t, 1000 * SECOND), 0);
	CHECK_EQ(start(t, 100 * SECOND), 1);
	CHECK_EQ(start(t, MS), 1);
	WAIT_FOR(LOAD(&t->calls) || mote_sleep(100000));
	CHECK(!mote_timer_stop(&t->t));
	/* Later. */
	t->calls = 0;
	CHECK_EQ(start(t, 10 * SECOND), 0);
	CHECK_EQ(start(t, 20 * MS), 1);
	WAIT_FOR(LOAD(&t->calls) || mote_sleep(100000));
	let_pass(MS);
	CHECK_EQ(t->calls, 1);
}

static void stopped(void)
{
	struct timed *t = timers;

	t->calls = 0;
	CHECK(!mote_timer_stop(&t->t));
	CHECK_EQ(start(t, 10 * SECOND), 0);
	CHECK(mote_timer_stop(&t->t));
	CHECK(!mote_timer_stop(&t->t));
	for (int i = 0; i < 10; i++) {
		/* Where it has not begun when it is stopped, it never will. */
		int before = LOAD(&t->calls);
		CHECK_EQ(start(t, MS + i * 100000), 0);
		bool caught = mote_timer_stop(&t->t);
		let_pass(3 * MS);
		CHECK_EQ(t->calls, before + !caught);
	}
	int calls = LOAD(&t->calls);
	CHECK_EQ(start(t, 50 * MS), 0);
	int r = mote_timer_start(&t->t, -1, fires, t);
	CHECK(r == 0 || r == 1);
	let_pass(60 * MS);
	CHECK_EQ(t->calls, calls + !r);
	CHECK_EQ(mote_timer_start(&t->t, -1, fires, t), 0);
	mote_timer_stop(&t->t);
}

static void far(void)
{
	static const int64_t times[] = {INT64_MAX, INT64_MAX - 1, INT64_MAX / 2,
					400000000000000000};

	for (int i = 0; i < COUNT(times); i++) {
		timers[i].calls = 0;
		CHECK_EQ(start(&timers[i], times[i]), 0);
		CHECK_EQ(start(&timers[i], times[i]), 1);
	}
	let_pass(5 * MS);
	for (int i = 0; i < COUNT(times); i++) {
		CHECK(mote_timer_stop(&timers[i].t));
		CHECK_EQ(timers[i].calls, 0);
	}
}

int main(void)
{
	for (int slots = 1; slots <= 2; slots++) {
		mote_procs(slots);
		for (int i = 0; i < COUNT(timers); i++)
			timers[i] = (struct timed){.calls = 0};
		once();
		again();
		stopped();
		far();
	}
	return ok();
}
