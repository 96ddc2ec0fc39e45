/*
 * An enabled signal is received, from wherever it was sent: by the receiver, another G, a foreign
 * thread, to a thread or to the process. Several that wait are told one after the other, and then
 * nothing.
 *
 * also: pinned fifo
 * builds: pipe=-DPIPE
 */
#include "outside.h"

static struct foreign other;
static struct mote_sema went;

static void sends_in_g(void *arg)
{
	kill_self((int)(long)arg);
	mote_semrelease(&went);
}

static void sends_outside(void *arg)
{
	kill_self((int)(long)arg);
}

static void each(int sig)
{
	kill_self(sig);
	CHECK_EQ(mote_signal_recv(), sig);
	kill_all(sig);
	CHECK_EQ(mote_signal_recv(), sig);
	CHECK_EQ(mote_go(sends_in_g, (void *)(long)sig), 0);
	CHECK_EQ(mote_signal_recv(), sig);
	mote_semacquire(&went);
	foreign_start_tp(&other, sends_outside, (void *)(long)sig, sig % TPS);
	CHECK_EQ(mote_signal_recv(), sig);
	foreign_join(&other);
	CHECK_EQ(mote_signal_tryrecv(), -EAGAIN);
}

static void together(const int *sig, int n)
{
	uint64_t got = 0, all = 0;

	for (int i = 0; i < n; i++) {
		kill_self(sig[i]);
		all |= 1ull << sig[i];
	}
	for (int i = 0; i < n; i++) {
		int s = mote_signal_recv();
		CHECK(s > 0 && !(got >> s & 1));
		got |= 1ull << s;
	}
	CHECK_EQ(got, all);
	CHECK_EQ(mote_signal_tryrecv(), -EAGAIN);
}

int main(void)
{
	static const int sig[] = {SIGHUP,  SIGINT,  SIGUSR1, SIGTERM, SIGCHLD, SIGCONT,
				  SIGTSTP, SIGTTIN, SIGPIPE, 35,      48,      62};

	mote_lockosthread();
	choose_mode();
	for (int i = 0; i < COUNT(sig); i++)
		CHECK_EQ(mote_signal_enable(sig[i]), 0);
	for (int i = 0; i < COUNT(sig); i++)
		each(sig[i]);
	for (int i = 0; i < 20; i++)
		together(sig, COUNT(sig));
	return ok();
}
