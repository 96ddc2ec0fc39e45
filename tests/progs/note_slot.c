/*
 * One slot: Gs asleep in notes, timed or not, do not hold it; they wake in any number.
 *
 * also: pinned
 */
#include "check.h"

#define GS 40

static struct mote_note note[GS];
static int entered, woken;

static void sleeps(void *arg)
{
	struct mote_note *n = arg;

	ADD(&entered, 1);
	switch ((n - note) % 3) {
	case 0:
		mote_notesleep(n);
		break;
	case 1:
		CHECK(mote_notetsleep(n, 100 * SECOND));
		break;
	default:
		CHECK(mote_notetsleepg(n, -1));
	}
	ADD(&woken, 1);
}

int main(void)
{
	mote_procs(1);
	for (int i = 0; i < GS; i++)
		CHECK_EQ(mote_go(sleeps, &note[i]), 0);
	WAIT_FOR(LOAD(&entered) == GS);
	for (int i = 0; i < 10; i++)
		mote_sleep(MS);
	CHECK_EQ(LOAD(&woken), 0);
	for (int i = GS - 1; i >= 0; i--)
		mote_notewakeup(&note[i]);
	WAIT_FOR(LOAD(&woken) == GS);
	return ok();
}
