/*
 * Sleepers wake in the order of their deadlines, not in that in which they went to sleep.
 *
 * also: pinned
 */
#include "check.h"

#define SLEEPERS 12
#define STEP (40 * MS)

static int order[SLEEPERS], woken;
static int64_t base;

static void sleeps(void *arg)
{
	long place = (long)arg;

	mote_sleep(base + (place + 1) * STEP - mote_nanotime());
	order[ADD(&woken, 1) - 1] = (int)place;
}

int main(void)
{
	static const int start[SLEEPERS] = {7, 2, 11, 0, 9, 4, 1, 10, 3, 6, 8, 5};

	base = mote_nanotime() + 20 * MS;
	for (int i = 0; i < SLEEPERS; i++)
		CHECK_EQ(mote_go(sleeps, (void *)(long)start[i]), 0);
	WAIT_FOR(LOAD(&woken) == SLEEPERS || mote_sleep(MS));
	for (int i = 0; i < SLEEPERS; i++)
		CHECK_EQ(order[i], i);
	return ok();
}
