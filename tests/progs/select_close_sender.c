/*
 * A select waits to send when its channel is closed: it throws.
 *
 * expect-throw: send on closed channel
 * also: pinned
 */
#include "check.h"

static void selects(void *c)
{
	long v = 1;
	struct mote_chan *other = make_chan(sizeof(long), 0);
	struct mote_case cases[] = {recv_case(other, &v), send_case(c, &v)};

	mote_select(cases, 2, 1000 * SECOND);
	mote_exit(1);
}

int main(void)
{
	struct mote_chan *c = make_chan(sizeof(long), 0);

	mote_procs(1);
	go(selects, c);
	settle();
	mote_chan_close(c);
	mote_park(NULL, NULL);
	return 1;
}
