/*
 * A throw in a G with the smallest stack.
 *
 * expect-throw: tight
 * expect-stdout:
 * also: 64k
 */
#include "check.h"

static void throws(void *arg)
{
	mote_throw(arg);
}

int main(void)
{
	CHECK_EQ(mote_go_stack(throws, "tight", 0), 0);
	mote_park(NULL, NULL);
	return 1;
}
