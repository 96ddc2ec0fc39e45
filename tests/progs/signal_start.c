/*
 * What was ignored when the process was started stays ignored until it is enabled, and again after
 * disable.
 *
 * wrap: blocked
 */
#include "foreign.h"

static bool seen;

static void sees(int sig, struct kernel_siginfo *info, void *ucontext)
{
	(void)sig, (void)info, (void)ucontext;
	STORE(&seen, true);
}

int main(void)
{
	CHECK(mote_signal_ignored(SIGHUP) && mote_signal_ignored(SIGTERM));
	CHECK(mote_signal_ignored(SIGSEGV));
	kill_self(SIGHUP);
	kill_self(SIGSEGV);
	CHECK_EQ(mote_signal_enable(SIGHUP), 0);
	CHECK(!mote_signal_ignored(SIGHUP));
	CHECK_EQ(mote_signal_tryrecv(), -EAGAIN);
	kill_self(SIGHUP);
	CHECK_EQ(mote_signal_tryrecv(), SIGHUP);
	CHECK_EQ(mote_signal_handler(SIGHUP, sees, 0), 0);
	kill_self(SIGHUP);
	CHECK(LOAD(&seen));
	CHECK_EQ(mote_signal_disable(SIGHUP), 0);
	CHECK(mote_signal_ignored(SIGHUP));
	kill_self(SIGHUP);
	CHECK_EQ(mote_signal_enable(SIGSEGV), 0);
	kill_self(SIGSEGV);
	CHECK_EQ(mote_signal_recv(), SIGSEGV);
	CHECK_EQ(mote_signal_disable(SIGSEGV), 0);
	kill_self(SIGSEGV);
	kill_self(MOTE_SIG);
	return ok();
}
