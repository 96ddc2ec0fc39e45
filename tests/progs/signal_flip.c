/*
 * Signals are enabled, ignored and disabled while they pour in from foreign threads: a signal that
 * was acknowledged while it was enabled has been queued, and none comes after disable has returned.
 * SIGCHLD's default is nothing, so that the unwanted ones harm nobody. Under qemu-user they hit
 * only the thread that flips: it reads a disposition twice to deliver a signal, and would call
 * SIG_DFL.
 *
 * also: pinned
 */
#include "foreign.h"

#define SENDERS 3

static struct foreign senders[SENDERS];
static bool stop;
static long sent, received;
static int self;

static void sends(void *arg)
{
	(void)arg;
	while (!LOAD(&stop)) {
		thread_kill(self, SIGCHLD);
		ADD(&sent, 1);
		if (emulated())
			continue;
		kill_self(SIGCHLD);
		ADD(&sent, 1);
	}
}

static void drain(void)
{
	int sig;

	while ((sig = mote_signal_tryrecv()) != -EAGAIN) {
		CHECK_EQ(sig, SIGCHLD);
		received++;
	}
}

int main(void)
{
	long rounds = scale(20000, 1500, 400000);

	self = (int)mote_rawsyscall(SYS_gettid);
	mote_lockosthread();
	for (int i = 0; i < SENDERS; i++)
		foreign_start(&senders[i], sends, NULL, NULL);
	for (long i = 0; i < rounds; i++) {
		CHECK_EQ(mote_signal_enable(SIGCHLD), 0);
		if (i % 2)
			kill_self(SIGCHLD);
		CHECK_EQ(i % 3 ? mote_signal_disable(SIGCHLD) : mote_signal_ignore(SIGCHLD), 0);
		if (i % 2) {
			CHECK_EQ(mote_signal_tryrecv(), SIGCHLD);
			received++;
		}
		drain();
		CHECK_EQ(mote_signal_tryrecv(), -EAGAIN);
		CHECK_EQ(mote_signal_ignored(SIGCHLD), i % 3 == 0);
	}
	STORE(&stop, true);
	for (int i = 0; i < SENDERS; i++)
		foreign_join(&senders[i]);
	CHECK_EQ(mote_signal_tryrecv(), -EAGAIN);
	CHECK(received <= sent + rounds);
	return ok();
}
