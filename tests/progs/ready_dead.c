/*
 * A ready of a G that has ended throws.
 *
 * expect-throw: ready: G is not parked
 * also: pinned
 */
#include "check.h"

static struct mote_g *gone;

static void ends(void *arg)
{
	(void)arg;
	STORE(&gone, mote_getg());
}

int main(void)
{
	int gs = mote_numg();

	CHECK_EQ(mote_go(ends, 0), 0);
	WAIT_FOR(LOAD(&gone) && mote_numg() == gs);
	mote_ready(gone);
	return 1;
}
