/*
 * A note: one sleep and one wake-up in either order; after the wake-up every sleep returns at once,
 * until the clear.
 *
 * also: pinned 64k
 * time-limit: 60
 */
#include "check.h"

static struct mote_note note, answer;
static int asleep;

static void wakes(void *arg)
{
	(void)arg;
	WAIT_FOR(LOAD(&asleep));
	mote_sleep(MS);
	mote_notewakeup(&note);
}

static void sleeps(void *arg)
{
	for (long i = 0; i < (long)arg; i++) {
		mote_notesleep(&note);
		mote_noteclear(&note);
		mote_notewakeup(&answer);
	}
}

static void wakeup_first(void)
{
	mote_notewakeup(&note);
	for (int i = 0; i < 3; i++) {
		mote_notesleep(&note);
		CHECK(mote_notetsleep(&note, 0));
		CHECK(mote_notetsleep(&note, -1));
		CHECK(mote_notetsleepg(&note, SECOND));
	}
	mote_noteclear(&note);
	CHECK(!mote_notetsleep(&note, 0));
}

static void sleep_first(void)
{
	CHECK_EQ(mote_go(wakes, 0), 0);
	STORE(&asleep, 1);
	mote_notesleep(&note);
	mote_notesleep(&note);
	mote_noteclear(&note);
}

static void back_and_forth(long rounds)
{
	CHECK_EQ(mote_go(sleeps, (void *)rounds), 0);
	for (long i = 0; i < rounds; i++) {
		mote_notewakeup(&note);
		mote_notesleep(&answer);
		mote_noteclear(&answer);
	}
	WAIT_FOR(mote_numg() == 1);
}

int main(void)
{
	long rounds = scale(3000, 300, 100000);

	for (int slots = 3; slots >= 1; slots--) {
		mote_procs(slots);
		STORE(&asleep, 0);
		wakeup_first();
		sleep_first();
		back_and_forth(rounds);
	}
	return ok();
}
