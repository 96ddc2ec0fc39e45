/*
 * A signal that was ignored at the start: it stays ignored, is received while it is enabled, and is
 * ignored again after disable, and after a handler of the program's own.
 *
 * wrap: blocked
 * also: pinned
 */
#include "outside.h"

static int seen;

static void sees(int sig, struct kernel_siginfo *info, void *ucontext)
{
	(void)info, (void)ucontext;
	STORE(&seen, sig);
}

int main(void)
{
	static const int sig[] = {SIGHUP, SIGINT, SIGTERM, SIGUSR1, SIGTSTP, 40};

	mote_lockosthread();
	for (int i = 0; i < COUNT(sig); i++) {
		CHECK(mote_signal_ignored(sig[i]));
		kill_self(sig[i]);
		for (int k = 0; k < 3; k++) {
			CHECK_EQ(mote_signal_enable(sig[i]), 0);
			CHECK(!mote_signal_ignored(sig[i]));
			CHECK_EQ(mote_signal_tryrecv(), -EAGAIN);
			kill_self(sig[i]);
			CHECK_EQ(mote_signal_recv(), sig[i]);
			CHECK_EQ(mote_signal_disable(sig[i]), 0);
			CHECK(mote_signal_ignored(sig[i]));
			kill_self(sig[i]);
			CHECK_EQ(mote_signal_tryrecv(), -EAGAIN);
		}
		CHECK_EQ(mote_signal_handler(sig[i], sees, 0), 0);
		CHECK(!mote_signal_ignored(sig[i]));
		kill_self(sig[i]);
		CHECK_EQ(LOAD(&seen), sig[i]);
		CHECK_EQ(mote_signal_handler(sig[i], NULL, 0), 0);
		STORE(&seen, 0);
		CHECK(mote_signal_ignored(sig[i]));
		kill_self(sig[i]);
		CHECK_EQ(LOAD(&seen), 0);
	}
	return ok();
}
