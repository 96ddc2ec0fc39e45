/*
 * Deadlock: an M still sleeps for the one timer there was, which another M has stopped since.
 *
 * expect-throw: all Gs are asleep - deadlock!
 * also: pinned
 */
#include "check.h"

static struct mote_timer timer;

static void fires(void *arg)
{
	(void)arg;
}

static void stops(void *arg)
{
	struct kernel_timespec ts = {0, 50 * MS};

	(void)arg;
	/* Not a sleep of the G: main's M is to sleep for the other timer. */
	mote_syscall(SYS_nanosleep, &ts, NULL);
	CHECK(mote_timer_stop(&timer));
	mote_park(NULL, NULL);
}

int main(void)
{
	CHECK_EQ(mote_timer_start(&timer, 3600 * SECOND, fires, NULL), 0);
	CHECK_EQ(mote_go(stops, 0), 0);
	mote_park(NULL, NULL);
	return 1;
}
