/*
 * A signal that comes just when the receiver lies down to sleep wakes it: a foreign thread sees the
 * last one received without going to sleep itself, waits a moment, each time another one, and sends
 * the next. Nobody else sends: were one wake-up lost, all would stop.
 *
 * also: pinned
 * builds: pipe=-DPIPE
 */
#include "outside.h"

#define DELAYS 400

static struct foreign sender;
static long rounds;
static long received;

static void sends(void *arg)
{
	static const int sig[] = {SIGUSR1, 40};

	(void)arg;
	for (long i = 0; i < rounds; i++) {
		for (int tries = 0; LOAD(&received) < i; tries++) {
			if (tries > 2000)
				mote_rawsyscall(SYS_sched_yield);
		}
		for (volatile long k = i % DELAYS; k > 0; k--)
			;
		if (i % 3)
			kill_self(sig[i % 2]);
		else
			kill_all(sig[i % 2]);
	}
}

int main(void)
{
	rounds = scale(30000, 2000, 3000000);
	choose_mode();
	CHECK_EQ(mote_signal_enable(SIGUSR1), 0);
	CHECK_EQ(mote_signal_enable(40), 0);
	foreign_start_tp(&sender, sends, NULL, TP_NONE);
	for (long i = 0; i < rounds; i++) {
		CHECK_EQ(mote_signal_recv(), i % 2 ? 40 : SIGUSR1);
		STORE(&received, i + 1);
	}
	foreign_end(&sender);
	CHECK_EQ(mote_signal_tryrecv(), -EAGAIN);
	return ok();
}
