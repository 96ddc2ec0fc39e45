/*
 * Deadlock: every G waits at a channel, in a select, or for nothing at all.
 *
 * expect-throw: all Gs are asleep - deadlock!
 * also: pinned 64k
 */
#include "check.h"

static struct mote_chan *empty, *full;

static void sends(void *c)
{
	mote_chan_send(c, &(long){1});
}

static void receives(void *c)
{
	mote_chan_recv(c, NULL);
}

static void selects(void *arg)
{
	long v = 0;
	struct mote_case cases[] = {recv_case(empty, &v), send_case(full, &v), recv_case(NULL, &v)};

	mote_select(cases, arg ? 3 : 0, -1);
}

int main(void)
{
	empty = make_chan(sizeof(long), 0);
	full = make_chan(sizeof(long), 1);
	mote_chan_send(full, &(long){1});
	go(sends, NULL);
	go(sends, full);
	go(receives, NULL);
	go(receives, empty);
	go(selects, NULL);
	go(selects, empty);
	mote_chan_recv(empty, NULL);
	return 1;
}
