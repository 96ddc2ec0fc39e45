/*
 * Closing a channel twice throws.
 *
 * expect-throw: close of closed channel
 * also: pinned
 */
#include "check.h"

int main(void)
{
	struct mote_chan *c = make_chan(sizeof(long), 1);

	mote_chan_close(c);
	mote_chan_close(c);
	return 1;
}
