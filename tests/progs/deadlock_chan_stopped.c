/*
 * Deadlock: the timers that could have helped have been stopped, and a select that had much time
 * left has been served; the M that sleeps until then does not count.
 *
 * expect-throw: all Gs are asleep - deadlock!
 * also: pinned
 */
#include "check.h"

static struct mote_timer timers[2];
static struct mote_chan *c;

static void fires(void *arg)
{
	(void)arg;
}

static int started;

static void selects(void *arg)
{
	struct mote_case one = recv_case(c, NULL);

	(void)arg;
	STORE(&started, 1);
	CHECK_EQ(mote_select(&one, 1, 1000 * SECOND), 0);
}

int main(void)
{
	struct kernel_timespec ts = {0, 5 * MS};

	mote_procs(2);
	c = make_chan(0, 0);
	CHECK_EQ(mote_timer_start(&timers[0], 1000 * SECOND, fires, NULL), 0);
	CHECK_EQ(mote_timer_start(&timers[1], 1000 * SECOND, fires, NULL), 0);
	go(selects, NULL);
	/* Main keeps its slot: the other M goes to sleep for the first of them. */
	while (!LOAD(&started))
		;
	mote_rawsyscall(SYS_nanosleep, &ts, NULL);
	CHECK(mote_timer_stop(&timers[0]));
	CHECK_EQ(mote_timer_start(&timers[1], -1, fires, NULL), 1);
	mote_chan_send(c, NULL);
	mote_chan_recv(c, NULL);
	return 1;
}
