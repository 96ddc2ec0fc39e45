/*
 * A channel in which a select waits may not be freed: it throws.
 *
 * expect-throw: chan_free: a G waits in the channel
 * also: pinned
 */
#include "check.h"

static void waits(void *c)
{
	struct mote_case cases[] = {recv_case(c, NULL), recv_case(NULL, NULL)};

	mote_select(cases, 2, 1000 * SECOND);
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
