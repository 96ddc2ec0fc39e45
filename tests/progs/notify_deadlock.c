/*
 * When no channel wants a signal any more, the G that received them hides no deadlock, though one
 * had asked for it twice: the channel was stopped or, in the other builds, the signal is disabled,
 * ignored, or has a handler.
 *
 * builds: disable=-DEND=1 ignore=-DEND=2 handler=-DEND=3 pipe=-DPIPE,-DEND=1
 * expect-throw: all Gs are asleep - deadlock!
 */
#include "outside.h"

#ifndef END
#define END 0
#endif

static void handles(int sig, struct kernel_siginfo *info, void *ucontext)
{
	(void)sig;
	(void)info;
	(void)ucontext;
}

int main(void)
{
	struct mote_chan *c = mote_chan_make(sizeof(int), 1);

	choose_mode();
	CHECK_EQ(mote_signal_notify(c, SIGUSR1), 0);
	CHECK_EQ(mote_signal_notify(c, SIGUSR1), 0);
	mote_sleep(20 * MS);
	if (END == 1)
		CHECK_EQ(mote_signal_disable(SIGUSR1), 0);
	else if (END == 2)
		CHECK_EQ(mote_signal_ignore(SIGUSR1), 0);
	else if (END == 3)
		CHECK_EQ(mote_signal_handler(SIGUSR1, handles, 0), 0);
	else
		CHECK_EQ(mote_signal_stop(c), 0);
	mote_chan_recv(c, NULL);
	return 0;
}
