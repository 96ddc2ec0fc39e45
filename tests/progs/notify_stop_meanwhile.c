/*
 * While a stop waits for what was accepted before it, another G ignores or disables the signal:
 * that is told all the same. Or it notifies the same channel: that begins anew, and goes on when
 * the stop has returned.
 *
 * also: pinned
 * builds: pipe=-DPIPE
 */
#include "outside.h"

static struct mote_chan *chan;
static struct mote_sema done;

static void ignores(void *arg)
{
	(void)arg;
	CHECK_EQ(mote_signal_ignore(SIGWINCH), 0);
	mote_semrelease(&done);
}

static void disables(void *arg)
{
	(void)arg;
	CHECK_EQ(mote_signal_disable(SIGWINCH), 0);
	mote_semrelease(&done);
}

static void renews(void *arg)
{
	(void)arg;
	CHECK_EQ(mote_signal_notify(chan, SIGWINCH), 0);
	mote_semrelease(&done);
}

static void told(void)
{
	int got;

	CHECK_EQ(mote_chan_tryrecv(chan, &got), 0);
	CHECK_EQ(got, SIGWINCH);
}

static void stop_beside(void (*fn)(void *))
{
	CHECK_EQ(mote_signal_notify(chan, SIGWINCH), 0);
	go(fn, NULL); /* it runs when main waits in the stop */
	kill_self(SIGWINCH);
	CHECK_EQ(mote_signal_stop(chan), 0);
	told();
	mote_semacquire(&done);
}

int main(void)
{
	chan = make_chan(sizeof(int), 1);
	mote_procs(1);
	choose_mode();
	for (long i = scale(500, 100, 20000); i > 0; i--) {
		stop_beside(ignores);
		stop_beside(disables);
		stop_beside(renews);
		kill_self(SIGWINCH);
		CHECK_EQ(mote_signal_stop(chan), 0);
		told();
		kill_self(SIGWINCH);
		CHECK_EQ(mote_chan_tryrecv(chan, NULL), -EAGAIN);
	}
	mote_chan_free(chan);
	return ok();
}
