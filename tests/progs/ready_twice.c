/*
 * A second ready of a G that has not parked again throws.
 *
 * expect-throw: ready: G is not parked
 * also: pinned
 */
#include "check.h"

static struct mote_g *parked;

static bool publish(struct mote_g *gp, void *arg)
{
	(void)arg;
	STORE(&parked, gp);
	return true;
}

static void parks(void *arg)
{
	(void)arg;
	mote_park(publish, NULL);
	for (;;)
		mote_gosched();
}

int main(void)
{
	CHECK_EQ(mote_go(parks, 0), 0);
	WAIT_FOR(LOAD(&parked));
	mote_ready(parked);
	mote_ready(parked);
	return 1;
}
