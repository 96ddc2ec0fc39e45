/*
 * Twenty Gs start and stop one timer, and others share a few, while these call: what the results
 * said and how often the function was called agree exactly.
 *
 * also: pinned 64k
 */
#include "check.h"

#define GS 20
#define TIMERS 3

static struct mote_timer timers[TIMERS];
static long started, cancelled, calls, all_cancelled, all_calls;
static struct mote_wg done;
static long rounds;
static int ntimers;

static void fires(void *arg)
{
	CHECK(arg == &timers[0] || arg == &timers[1] || arg == &timers[2]);
	ADD(&calls, 1);
}

static void starts_and_stops(void *arg)
{
	uint64_t seed = (uint64_t)arg;

	for (long i = 0; i < rounds; i++) {
		struct mote_timer *t = &timers[rnd(&seed) % ntimers];
		static const int64_t times[] = {0, 0, 1, 3000, 30000, 100 * MS, 3600 * SECOND};
		if (rnd(&seed) % 3) {
			int r = mote_timer_start(t, times[rnd(&seed) % COUNT(times)], fires, t);
			CHECK(r == 0 || r == 1);
			ADD(&started, 1);
			if (r)
				ADD(&cancelled, 1);
		} else if (mote_timer_stop(t)) {
			ADD(&cancelled, 1);
		}
		if (rnd(&seed) % 8 == 0)
			mote_gosched();
		else if (rnd(&seed) % 64 == 0)
			mote_sleep(rnd(&seed) % 20000);
	}
	mote_wg_done(&done);
}

static void run(int slots, int gs, int n)
{
	started = cancelled = calls = 0;
	ntimers = n;
	mote_procs(slots);
	mote_wg_add(&done, gs);
	for (long i = 0; i < gs; i++)
		go(starts_and_stops, (void *)(i + 1));
	mote_wg_wait(&done);
	for (int i = 0; i < n; i++)
		cancelled += mote_timer_stop(&timers[i]);
	/* What is neither stopped nor called yet has begun. */
	WAIT_FOR(started - cancelled == LOAD(&calls));
	settle();
	CHECK_EQ(started - cancelled, LOAD(&calls));
	all_calls += calls;
	all_cancelled += cancelled;
}

int main(void)
{
	rounds = scale(3000, 200, 100000);
	run(4, GS, 1);
	run(2, GS, 2);
	/* One slot: a G that is about to change a timer is not to wait for that very change. */
	run(1, 4, TIMERS);
	do
		run(1, GS, 1);
	while (all_calls == 0 || all_cancelled == 0);
	return ok();
}
