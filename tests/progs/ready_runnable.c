/*
 * A ready of a G that is runnable, throws.
 *
 * expect-throw: ready: G is not parked
 */
#include "check.h"

static struct mote_g *gp;

static void tells(void *arg)
{
	(void)arg;
	STORE(&gp, mote_getg());
	for (;;)
		mote_gosched();
}

int main(void)
{
	mote_procs(1);
	CHECK_EQ(mote_go(tells, 0), 0);
	WAIT_FOR(LOAD(&gp));
	mote_ready(gp);
	return 1;
}
