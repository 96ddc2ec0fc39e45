/*
 * A throw in one G shows the others too: what is parked, asleep, and never ran.
 *
 * expect-throw: enough
 * expect-stderr-has: thrower
 * expect-stderr-has: parks_here
 * expect-stderr-has: sleeps_here
 * expect-stdout:
 * also: pinned
 */
#include "check.h"

static int there;
static struct mote_sema none;
static volatile int after;

__attribute__((noinline)) void parks_here(void *arg)
{
	(void)arg;
	ADD(&there, 1);
	mote_semacquire(&none);
	after = 1;
}

__attribute__((noinline)) void sleeps_here(void *arg)
{
	(void)arg;
	ADD(&there, 1);
	mote_sleep(1000 * SECOND);
	after = 1;
}

__attribute__((noinline)) void thrower(void *arg)
{
	(void)arg;
	WAIT_FOR(LOAD(&there) == 2);
	for (int i = 0; i < 5; i++)
		mote_sleep(MS);
	mote_throw("enough");
}

int main(void)
{
	/* One slot: when the thrower runs the others are off their stacks: these are told. */
	mote_procs(1);
	CHECK_EQ(mote_go(parks_here, 0), 0);
	CHECK_EQ(mote_go(sleeps_here, 0), 0);
	CHECK_EQ(mote_go(thrower, 0), 0);
	mote_park(NULL, NULL);
	return 1;
}
