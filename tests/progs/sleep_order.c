/*
 * Sleepers wake in the order of their deadlines, not in that in which they went to sleep.
 *
 * also: pinned
 */
#include "check.h"

#define SLEEPERS 12
#define STEP (40 * MS)

static int order[SLEEPERS], woken, late;
static int64_t base;

static void sleeps(void *arg)
{
	long place = (long)arg;
	int64_t left = base + (place + 1) * STEP - mote_nanotime();

	if (left <= 0)
		late = 1;
	mote_sleep(left);
	order[ADD(&woken, 1) - 1] = (int)place;
}

/*
 * False where the machine was so busy that some deadline was over before it was set, or this thread
 * without a CPU for long: those that sysmon wakes together, meanwhile, run in any order.
 */
static bool in_order(void)
{
	static const int start[SLEEPERS] = {7, 2, 11, 0, 9, 4, 1, 10, 3, 6, 8, 5};

	woken = late = 0;
	int64_t now, last = mote_nanotime();
	base = last + 20 * MS;
	for (int i = 0; i < SLEEPERS; i++)
		CHECK_EQ(mote_go(sleeps, (void *)(long)start[i]), 0);
	for (; LOAD(&woken) < SLEEPERS; last = now) {
		mote_sleep(MS);
		now = mote_nanotime();
		if (now - last >= STEP / 2)
			late = 1;
	}
	if (late)
		return false;
	for (int i = 0; i < SLEEPERS; i++)
		CHECK_EQ(order[i], i);
	return true;
}

int main(void)
{
	/* One slot: Gs that are woken together run in the order in which they were woken. */
	mote_procs(1);
	WAIT_FOR(in_order());
	return ok();
}
