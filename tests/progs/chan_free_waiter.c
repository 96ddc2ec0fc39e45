/*
 * A channel in which a G waits may not be freed: it throws.
 *
 * expect-throw: chan_free: a G waits in the channel
 * also: pinned
 */
#include "check.h"

static void waits(void *c)
{
	mote_chan_recv(c, NULL);
}

int main(void)
{
	struct mote_chan *c = make_chan(sizeof(long), 0);

	mote_procs(1);
	go(waits, c);
	settle();
	mote_chan_free(c);
	return 1;
}
