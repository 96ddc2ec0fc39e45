/*
 * Foreign threads are hit by a signal whose default is nothing, while it is enabled and disabled
 * all the time: its default action, where that is due, never makes another signal meet a default
 * action. Each thread sends itself a signal that would kill, and waits until it is received.
 *
 * also: pinned fifo
 * builds: pipe=-DPIPE
 */
#include "outside.h"

#define THREADS 6

static struct foreign threads[THREADS];
static uint32_t sent[THREADS], received[THREADS], done, stop, flipped;
static long rounds;

/* The kernel refuses it while others of this user have too many in its queues. */
static void send_counted(int sig)
{
	while (thread_kill(mote_rawsyscall(SYS_gettid), sig) == -EAGAIN)
		nap(MS);
}

static void sends(void *arg)
{
	long me = (long)arg;
	struct own own = own_now();

	for (long i = 1; i <= rounds; i++) {
		kill_self(SIGURG);
		ADD(&sent[me], 1);
		send_counted(34 + (int)me);
		kill_self(SIGURG);
		word_wait(&received[me], (uint32_t)i);
	}
	own_check(&own);
	word_add(&done);
}

static void flips(void *arg)
{
	(void)arg;
	while (!LOAD(&stop) && may_change()) {
		CHECK_EQ(mote_signal_enable(SIGURG), 0);
		mote_sleep(20000);
		CHECK_EQ(mote_signal_disable(SIGURG), 0);
		mote_sleep(20000);
	}
	word_add(&flipped);
}

static void receives(void *arg)
{
	int sig;

	(void)arg;
	while ((sig = mote_signal_recv()) != SIGTERM) {
		if (sig == SIGURG)
			continue;
		CHECK(sig >= 34 && sig < 34 + THREADS);
		CHECK_EQ(received[sig - 34] + 1, LOAD(&sent[sig - 34]));
		word_add(&received[sig - 34]);
	}
	word_add(&done);
}

int main(void)
{
	rounds = scale(500, 60, 20000);
	mote_procs(3);
	choose_mode();
	CHECK_EQ(mote_signal_enable(SIGTERM), 0);
	for (long i = 0; i < THREADS; i++) {
		CHECK_EQ(mote_signal_enable(34 + (int)i), 0);
		foreign_start_tp(&threads[i], sends, (void *)i, (enum tp)(i % TPS));
	}
	go(receives, NULL);
	go(flips, NULL);
	word_wait_g(&done, THREADS);
	STORE(&stop, 1);
	word_wait_g(&flipped, 1);
	kill_all(SIGTERM);
	word_wait_g(&done, THREADS + 1);
	for (int i = 0; i < THREADS; i++)
		CHECK_EQ(received[i], rounds);
	return ok();
}
