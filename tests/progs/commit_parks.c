/*
 * A commit may not park: told, not crashed.
 * expect-throw: park: not on a G
 */
#include "check.h"

static bool sleeps(struct mote_g *gp, void *arg)
{
	(void)gp;
	(void)arg;
	mote_sleep(MS);
	return true;
}

int main(void)
{
	mote_park(sleeps, NULL);
	return 0;
}
