/*
 * An armed timer is no deadlock: its function may help. When the last one has called, it is.
 *
 * expect-throw: all Gs are asleep - deadlock!
 * expect-stdout: called
 * expect-stdout: called
 * also: pinned 64k
 */
#include "check.h"

static struct mote_timer timers[2];

static void fires(void *arg)
{
	(void)arg;
	mote_printf("called\n");
}

int main(void)
{
	CHECK_EQ(mote_timer_start(&timers[0], 20 * MS, fires, NULL), 0);
	CHECK_EQ(mote_timer_start(&timers[1], 40 * MS, fires, NULL), 0);
	mote_chan_recv(NULL, NULL);
	return 1;
}
