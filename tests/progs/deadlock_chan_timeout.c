/*
 * A G in a select with a time is no deadlock; when the time of the last one is over, it is.
 *
 * expect-throw: all Gs are asleep - deadlock!
 * expect-stdout: over
 * expect-stdout: over
 * also: pinned
 */
#include "check.h"

static struct mote_chan *c;

static void selects(void *arg)
{
	struct mote_case one = recv_case(c, NULL);

	CHECK_EQ(mote_select(&one, 1, (long)arg * MS), -ETIMEDOUT);
	mote_printf("over\n");
	mote_chan_recv(c, NULL);
}

int main(void)
{
	c = make_chan(0, 0);
	go(selects, (void *)20);
	go(selects, (void *)40);
	mote_chan_recv(c, NULL);
	return 1;
}
