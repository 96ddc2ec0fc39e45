/*
 * A select that can only send to a closed channel throws.
 *
 * expect-throw: send on closed channel
 * also: pinned
 */
#include "check.h"

int main(void)
{
	struct mote_chan *open = make_chan(sizeof(long), 0), *closed = make_chan(sizeof(long), 1);
	long v = 1;
	struct mote_case cases[] = {recv_case(open, &v), send_case(closed, &v),
				    send_case(NULL, &v)};

	mote_chan_close(closed);
	mote_select(cases, 3, 0);
	return 1;
}
