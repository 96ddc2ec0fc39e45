/*
 * Deadlock: the timers that could have helped have been stopped, and a select that had much time
 * left has been served.
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

static void selects(void *arg)
{
	struct mote_case one = recv_case(c, NULL);

	(void)arg;
	CHECK_EQ(mote_select(&one, 1, 1000 * SECOND), 0);
}

int main(void)
{
	c = make_chan(0, 0);
	CHECK_EQ(mote_timer_start(&timers[0], 1000 * SECOND, fires, NULL), 0);
	CHECK_EQ(mote_timer_start(&timers[1], 1000 * SECOND, fires, NULL), 0);
	go(selects, NULL);
	mote_sleep(MS);
	CHECK(mote_timer_stop(&timers[0]));
	CHECK_EQ(mote_timer_start(&timers[1], -1, fires, NULL), 1);
	mote_chan_send(c, NULL);
	mote_chan_recv(c, NULL);
	return 1;
}
