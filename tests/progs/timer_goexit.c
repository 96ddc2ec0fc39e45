/*
 * The G that calls the timers' functions is the runtime's: one that would end it is told.
 *
 * expect-throw: goexit: the G is the runtime's own
 */
#include "check.h"

static struct mote_timer timer;

static void ends(void *arg)
{
	(void)arg;
	mote_goexit();
}

int main(void)
{
	CHECK_EQ(mote_timer_start(&timer, MS, ends, NULL), 0);
	mote_park(NULL, NULL);
	return 0;
}
