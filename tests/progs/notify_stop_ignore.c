/*
 * What was accepted before a stop is told even though another G ignores or disables the signal
 * while the stop waits for that.
 *
 * also: pinned
 * builds: pipe=-DPIPE
 */
#include "outside.h"

static struct mote_sema done;

static void ignores(void *arg)
{
	CHECK_EQ(arg ? mote_signal_ignore(SIGWINCH) : mote_signal_disable(SIGWINCH), 0);
	mote_semrelease(&done);
}

int main(void)
{
	struct mote_chan *c = make_chan(sizeof(int), 1);
	static int yes;
	int got;

	mote_procs(1);
	choose_mode();
	for (long i = scale(500, 100, 20000); i > 0; i--) {
		CHECK_EQ(mote_signal_notify(c, SIGWINCH), 0);
		/* It runs when main waits in the stop. */
		go(ignores, i % 2 ? &yes : NULL);
		kill_self(SIGWINCH);
		CHECK_EQ(mote_signal_stop(c), 0);
		CHECK_EQ(mote_chan_tryrecv(c, &got), 0);
		CHECK_EQ(got, SIGWINCH);
		mote_semacquire(&done);
	}
	CHECK_EQ(mote_signal_disable(SIGWINCH), 0);
	mote_chan_free(c);
	return ok();
}
