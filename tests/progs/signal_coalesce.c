/*
 * Standard signals coalesce: of many kills at least one is told that began before it, at the most
 * as many as were sent, and one at least after the last kill has begun.
 *
 * also: pinned fifo
 * builds: pipe=-DPIPE
 */
#include "outside.h"

#define SENDERS 3

static struct foreign threads[SENDERS];
static uint32_t done;
static long kills, received, rounds;

static void sends(void *arg)
{
	for (long i = 0; i < rounds; i++) {
		ADD(&kills, 1);
		if ((long)arg)
			kill_all(SIGUSR1);
		else
			kill_self(SIGUSR1);
	}
	word_add(&done);
}

/* What comes, but for a SIGUSR1 that a thread had in hand when all the others had been told. */
static int other(int (*receive)(void))
{
	int sig;

	while ((sig = receive()) == SIGUSR1)
		CHECK(++received <= LOAD(&kills));
	return sig;
}

static void one_by_one(void)
{
	for (int i = 0; i < 5; i++)
		kill_self(SIGUSR2);
	CHECK_EQ(other(mote_signal_recv), SIGUSR2);
	CHECK_EQ(other(mote_signal_tryrecv), -EAGAIN);
}

int main(void)
{
	rounds = scale(3000, 500, 300000);
	mote_lockosthread();
	choose_mode();
	CHECK_EQ(mote_signal_enable(SIGUSR1), 0);
	CHECK_EQ(mote_signal_enable(SIGUSR2), 0);
	one_by_one();
	for (long i = 0; i < SENDERS; i++)
		foreign_start_tp(&threads[i], sends, (void *)i, (enum tp)i);
	while (LOAD(&done) < SENDERS) {
		/* The last one may come before the senders say that they are done. */
		int sig = mote_signal_tryrecv();
		if (sig == -EAGAIN) {
			mote_sleep(50000);
			continue;
		}
		CHECK_EQ(sig, SIGUSR1);
		CHECK(++received <= LOAD(&kills));
	}
	while (mote_signal_tryrecv() == SIGUSR1)
		received++;
	CHECK(received >= 1 && received <= kills);
	ADD(&kills, 1);
	kill_all(SIGUSR1);
	CHECK_EQ(mote_signal_recv(), SIGUSR1);
	received++;
	one_by_one();
	return ok();
}
