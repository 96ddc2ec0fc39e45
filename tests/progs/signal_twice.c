/*
 * Enabling twice changes nothing: one signal is told once, and one disable ends it. Disabling what
 * was never enabled, ignoring what is ignored: as well. What waited in the queue when the signal
 * was disabled is still told.
 *
 * also: pinned
 * builds: pipe=-DPIPE
 */
#include "outside.h"

int main(void)
{
	mote_lockosthread();
	choose_mode();
	CHECK_EQ(mote_signal_disable(SIGCHLD), 0);
	CHECK_EQ(mote_signal_enable(SIGCHLD), 0);
	kill_self(SIGCHLD);
	CHECK_EQ(mote_signal_enable(SIGCHLD), 0);
	CHECK_EQ(mote_signal_recv(), SIGCHLD);
	CHECK_EQ(mote_signal_tryrecv(), -EAGAIN);
	kill_self(SIGCHLD);
	CHECK_EQ(mote_signal_disable(SIGCHLD), 0);
	CHECK_EQ(mote_signal_recv(), SIGCHLD);
	kill_self(SIGCHLD);
	CHECK_EQ(mote_signal_disable(SIGCHLD), 0);
	kill_self(SIGCHLD);
	CHECK_EQ(mote_signal_tryrecv(), -EAGAIN);
	for (int i = 0; i < 2; i++) {
		CHECK_EQ(mote_signal_ignore(SIGUSR1), 0);
		CHECK(mote_signal_ignored(SIGUSR1));
		kill_self(SIGUSR1);
	}
	CHECK_EQ(mote_signal_enable(SIGUSR1), 0);
	CHECK(!mote_signal_ignored(SIGUSR1));
	CHECK_EQ(mote_signal_tryrecv(), -EAGAIN);
	kill_self(SIGUSR1);
	CHECK_EQ(mote_signal_tryrecv(), SIGUSR1);
	return ok();
}
