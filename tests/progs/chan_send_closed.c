/*
 * A send on a closed channel throws, with room in its buffer too.
 *
 * expect-throw: send on closed channel
 * also: pinned
 */
#include "check.h"

int main(void)
{
	struct mote_chan *c = make_chan(sizeof(long), 1);

	mote_chan_close(c);
	mote_chan_send(c, &(long){1});
	return 1;
}
