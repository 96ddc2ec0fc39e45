/*
 * mote_exit in a G ends the process while main is parked.
 *
 * expect-status: 9
 * expect-stdout:
 * also: pinned
 */
#include "check.h"

static void ends(void *arg)
{
	mote_sleep(MS);
	mote_exit((int)(long)arg);
}

int main(void)
{
	CHECK_EQ(mote_go(ends, (void *)9), 0);
	mote_park(NULL, NULL);
	return 1;
}
