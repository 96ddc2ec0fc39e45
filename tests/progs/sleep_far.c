/*
 * Deadlines beyond all reckoning do not overflow: such a sleeper sleeps, and is no deadlock.
 *
 * also: pinned
 */
#include "check.h"

static int started, woken;

static void sleeps(void *arg)
{
	ADD(&started, 1);
	mote_sleep(*(int64_t *)arg);
	ADD(&woken, 1);
}

static void notes(void *arg)
{
	struct mote_note n = {0};

	ADD(&started, 1);
	mote_notetsleep(&n, *(int64_t *)arg);
	ADD(&woken, 1);
}

int main(void)
{
	static int64_t far[] = {INT64_MAX, INT64_MAX - 1, INT64_MAX / 2, 400000000000000000};

	for (int i = 0; i < COUNT(far); i++) {
		CHECK_EQ(mote_go(sleeps, &far[i]), 0);
		CHECK_EQ(mote_go(notes, &far[i]), 0);
	}
	WAIT_FOR(LOAD(&started) == 2 * COUNT(far));
	for (int i = 0; i < 20; i++)
		mote_sleep(5 * MS);
	CHECK_EQ(LOAD(&woken), 0);
	return ok();
}
