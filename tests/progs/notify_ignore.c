/*
 * ignore and disable end what notify began: nothing comes to the channel any more; notify brings it
 * back, and its stop then disables it. Whether a signal is ignored is told right at each step. A
 * stop afterwards changes neither that nor a handler of the program's own.
 *
 * also: pinned
 * builds: pipe=-DPIPE
 */
#include "outside.h"

static struct mote_chan *marks;

/* All that has been sent so far has been given to its channels. */
static void given(void)
{
	int got;

	kill_self(SIGUSR2);
	CHECK(mote_chan_recv(marks, &got));
	CHECK_EQ(got, SIGUSR2);
}

static void cancel(int sig, bool by_ignore)
{
	struct mote_chan *c = mote_chan_make(sizeof(int), 1);
	int got = 0;

	for (int i = 0; i < 10; i++) {
		CHECK_EQ(mote_signal_notify(c, sig), 0);
		CHECK(!mote_signal_ignored(sig));
		kill_all(sig);
		CHECK(mote_chan_recv(c, &got));
		CHECK_EQ(got, sig);
		CHECK_EQ(by_ignore ? mote_signal_ignore(sig) : mote_signal_disable(sig), 0);
		CHECK_EQ(mote_signal_ignored(sig), by_ignore);
		kill_self(sig);
		kill_all(sig);
		given();
		CHECK_EQ(mote_chan_len(c), 0);
	}
	CHECK_EQ(mote_signal_stop(c), 0);
	CHECK_EQ(mote_signal_ignored(sig), by_ignore);
	mote_chan_free(c);
}

static int handled;

static void handles(int sig, struct kernel_siginfo *info, void *ucontext)
{
	(void)sig;
	(void)info;
	(void)ucontext;
	handled++;
}

static void take_over(int sig)
{
	struct mote_chan *c = mote_chan_make(sizeof(int), 1);

	CHECK_EQ(mote_signal_notify(c, sig), 0);
	CHECK_EQ(mote_signal_handler(sig, handles, 0), 0);
	CHECK_EQ(mote_signal_stop(c), 0);
	kill_self(sig);
	CHECK_EQ(handled, 1);
	CHECK_EQ(mote_chan_len(c), 0);
	CHECK_EQ(mote_signal_disable(sig), 0);
	mote_chan_free(c);
}

/* What ended for one channel does not begin again with another, nor keeps that one's stop from
 * disabling it. */
static void other(int sig)
{
	struct kernel_sigaction sa;
	struct mote_chan *c = mote_chan_make(sizeof(int), 1), *d = mote_chan_make(sizeof(int), 1);
	int got;

	CHECK_EQ(mote_signal_notify(c, sig), 0);
	CHECK_EQ(mote_signal_ignore(sig), 0);
	CHECK_EQ(mote_signal_notify(d, sig), 0);
	kill_self(sig);
	CHECK(mote_chan_recv(d, &got));
	given();
	CHECK_EQ(mote_chan_len(c), 0);
	CHECK_EQ(mote_signal_stop(c), 0);
	kill_self(sig);
	CHECK(mote_chan_recv(d, &got));
	CHECK_EQ(mote_signal_stop(d), 0);
	CHECK_EQ(mote_rawsyscall(SYS_rt_sigaction, sig, NULL, &sa, 8), 0);
	CHECK(sa.sa_handler == SIG_DFL);
	mote_chan_free(c);
	mote_chan_free(d);
}

int main(void)
{
	mote_lockosthread();
	choose_mode();
	marks = mote_chan_make(sizeof(int), 1);
	CHECK_EQ(mote_signal_notify(marks, SIGUSR2), 0);
	cancel(SIGWINCH, true);
	cancel(SIGHUP, true);
	cancel(SIGWINCH, false);
	cancel(SIGCHLD, false);
	take_over(SIGHUP);
	other(SIGWINCH);
	return ok();
}
