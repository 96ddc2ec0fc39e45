/*
 * A signal that comes just when the receiver lies down to sleep wakes it: a foreign thread sends a
 * few, waits until they have been received without going to sleep itself, then a moment, each time
 * another one, and sends the next. Nobody else sends: were one wake-up lost, all would stop.
 *
 * also: pinned
 * builds: pipe=-DPIPE
 */
#include "outside.h"

static struct foreign sender;
static long total, received;

static void pause_for(long n)
{
	for (volatile long k = n; k > 0; k--)
		;
}

static void sends(void *arg)
{
	uint64_t seed = 1;
	long sent = 0;

	(void)arg;
	while (sent < total) {
		int n = rnd(&seed) % 8 > 3 ? 1 : 1 + (int)(rnd(&seed) % 6);
		for (int tries = 0; LOAD(&received) < sent; tries++) {
			if (tries > 2000)
				nap(50000); /* one CPU, or a busy one */
		}
		sent += n;
		while (n-- > 0) {
			pause_for(rnd(&seed) % 400);
			if (rnd(&seed) % 3)
				kill_self(40);
			else
				kill_all(40);
		}
	}
	STORE(&total, sent);
	kill_all(SIGTERM);
}

int main(void)
{
	int sig;

	total = scale(40000, 3000, 3000000);
	choose_mode();
	CHECK_EQ(mote_signal_enable(SIGTERM), 0);
	CHECK_EQ(mote_signal_enable(40), 0);
	foreign_start_tp(&sender, sends, NULL, TP_NONE);
	while ((sig = mote_signal_recv()) != SIGTERM) {
		CHECK_EQ(sig, 40);
		STORE(&received, received + 1);
	}
	foreign_join(&sender);
	/* What was sent to the process may still be in the hands of another thread. */
	for (; received < total; received++)
		CHECK_EQ(mote_signal_recv(), 40);
	CHECK_EQ(received, total);
	CHECK_EQ(mote_signal_tryrecv(), -EAGAIN);
	return ok();
}
