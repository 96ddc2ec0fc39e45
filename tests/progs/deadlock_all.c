/*
 * Deadlock: every G is parked, each for another reason.
 *
 * expect-throw: all Gs are asleep - deadlock!
 * also: pinned 64k
 */
#include "check.h"

static struct mote_sema none;
static struct mote_wg never;

static void parks(void *arg)
{
	(void)arg;
	mote_park(NULL, NULL);
}

static void waits(void *arg)
{
	(void)arg;
	mote_wg_wait(&never);
}

static void acquires(void *arg)
{
	if (arg)
		mote_lockosthread();
	mote_semacquire(&none);
}

int main(void)
{
	mote_wg_add(&never, 1);
	CHECK_EQ(mote_go(parks, 0), 0);
	CHECK_EQ(mote_go(waits, 0), 0);
	CHECK_EQ(mote_go(acquires, 0), 0);
	CHECK_EQ(mote_go(acquires, (void *)1), 0);
	mote_wg_wait(&never);
	return 1;
}
