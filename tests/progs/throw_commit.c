/*
 * A throw in a commit, off any G's stack.
 *
 * expect-throw: not this time
 * expect-stdout:
 */
#include "check.h"

static bool throws(struct mote_g *gp, void *arg)
{
	(void)gp;
	mote_throw(arg);
}

static void parks(void *arg)
{
	mote_park(throws, arg);
}

int main(void)
{
	CHECK_EQ(mote_go(parks, "not this time"), 0);
	mote_park(NULL, NULL);
	return 1;
}
