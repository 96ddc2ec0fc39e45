/*
 * mote_numg counts the program's Gs; mote_numm the threads that are in use.
 *
 * also: pinned
 */
#include "check.h"

static struct mote_sema go_on;
static int waiting;

static void waits(void *arg)
{
	if (arg)
		mote_lockosthread();
	ADD(&waiting, 1);
	mote_semacquire(&go_on);
}

int main(void)
{
	CHECK_EQ(mote_numg(), 1);
	CHECK(mote_numm() >= 1);
	for (int i = 0; i < 100; i++)
		CHECK_EQ(mote_go(waits, 0), 0);
	CHECK_EQ(mote_numg(), 101);
	WAIT_FOR(LOAD(&waiting) == 100);
	CHECK_EQ(mote_numg(), 101);
	for (int i = 0; i < 100; i++)
		mote_semrelease(&go_on);
	WAIT_FOR(mote_numg() == 1);

	STORE(&waiting, 0);
	for (int i = 0; i < 10; i++)
		CHECK_EQ(mote_go(waits, (void *)1), 0);
	WAIT_FOR(LOAD(&waiting) == 10);
	CHECK(mote_numm() >= 11);
	/* One that is being made is counted before it is there. */
	long threads;
	WAIT_FOR((threads = status_value("Threads")) < 0 || mote_numm() <= threads);
	for (int i = 0; i < 10; i++)
		mote_semrelease(&go_on);
	WAIT_FOR(mote_numg() == 1);
	return ok();
}
