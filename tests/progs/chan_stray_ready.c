/*
 * A G that waits in a channel is nobody's to make ready: neither a receiver ...
 *
 * expect-throw: ready: G waits in a channel
 * builds: SELECT=-DSELECT
 */
#include "check.h"

static struct mote_chan *c;
static struct mote_g *gp;

static void waits(void *arg)
{
	struct mote_case one = {.chan = c, .op = MOTE_RECV};

	(void)arg;
	STORE(&gp, mote_getg());
#ifdef SELECT /* ... nor a select. */
	mote_select(&one, 1, -1);
#else
	mote_chan_recv(one.chan, NULL);
#endif
}

int main(void)
{
	mote_procs(1);
	c = mote_chan_make(0, 0);
	CHECK_EQ(mote_go(waits, NULL), 0);
	WAIT_FOR(LOAD(&gp));
	mote_ready(gp);
	mote_park(NULL, NULL);
	return 0;
}
