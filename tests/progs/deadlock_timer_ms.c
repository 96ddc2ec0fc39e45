/*
 * Of several Ms that are idle while a timer is far away one sleeps for it: when that has been
 * stopped, the deadlock is told at once.
 *
 * expect-throw: all Gs are asleep - deadlock!
 */
#include "check.h"

#define OTHERS 3

static struct mote_timer timer;
static int ran;

static void never(void *arg)
{
	(void)arg;
	mote_exit(1);
}

/* Each has an M of its own, if the machine lets it. */
static void runs(void *arg)
{
	int64_t end = mote_nanotime() + 20 * MS;

	(void)arg;
	while (mote_nanotime() < end)
		;
	ADD(&ran, 1);
}

int main(void)
{
	int64_t end;

	mote_procs(OTHERS + 1);
	CHECK_EQ(mote_timer_start(&timer, 3600 * SECOND, never, NULL), 0);
	for (int i = 0; i < OTHERS; i++)
		go(runs, NULL);
	WAIT_FOR(LOAD(&ran) == OTHERS);
	for (end = mote_nanotime() + 50 * MS; mote_nanotime() < end;)
		;
	CHECK(mote_timer_stop(&timer));
	mote_park(NULL, NULL);
	return 1;
}
