/*
 * Closing a channel on which a sender waits: the sender throws.
 *
 * expect-throw: send on closed channel
 * also: pinned
 */
#include "check.h"

static void sends(void *c)
{
	mote_chan_send(c, &(long){1});
	mote_exit(1);
}

int main(void)
{
	struct mote_chan *c = make_chan(sizeof(long), 0);

	mote_procs(1);
	go(sends, c);
	settle();
	mote_chan_close(c);
	mote_park(NULL, NULL);
	return 1;
}
