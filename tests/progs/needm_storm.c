/*
 * Threads borrow and give back in a storm of signals, one queued, one with a handler of the
 * program's own, one whose default is nothing: they get through, each finds its own state after
 * every dropm (inside the storm as well), and no signal is invented.
 *
 * also: pinned fifo
 * builds: pipe=-DPIPE
 */
#include "outside.h"

#define THREADS 6

static struct foreign threads[THREADS], sender;
static uint32_t done, stop;
static bool known[THREADS];
static unsigned long own_tp[THREADS];
static long rounds, sent, received, handled;

/* A thread with a G of the runtime's has its thread pointer as well, and one without, its own. */
static void handles(int sig, struct kernel_siginfo *info, void *ucontext)
{
	long tid = mote_rawsyscall(SYS_gettid);

	for (int i = 0; i < THREADS; i++) {
		if (LOAD(&threads[i].tid) == tid && LOAD(&known[i]))
			CHECK_EQ(mote_getg() != NULL, thread_pointer() != own_tp[i]);
	}
	CHECK(sig == SIGUSR2 && info->si_signo == SIGUSR2 && ucontext);
	ADD(&handled, 1);
}

static void borrows(void *arg)
{
	long me = (long)arg;
	struct own own;

	set_mask(1ull << (35 + me));
	own = own_now();
	own_tp[me] = own.tp;
	STORE(&known[me], true);
	for (long i = 0; i < rounds || !LOAD(&handled) || !LOAD(&received); i++) {
		mote_needm();
		CHECK(mote_getg() != NULL);
		mote_free(mote_alloc((size_t)(i % 100)));
		mote_dropm();
		CHECK(mote_getg() == NULL);
		if (i % 8)
			continue;
		own_check(&own);
		nap(50000);
	}
	own_check(&own);
	word_add(&done);
}

static void sends(void *arg)
{
	static const int sig[] = {40, SIGUSR2, SIGURG};

	(void)arg;
	for (long i = 0; !LOAD(&stop); i++) {
		int tid = LOAD(&threads[i % THREADS].tid), s = sig[i / THREADS % 3];
		if (tid && thread_kill(tid, s) == 0 && s == 40)
			ADD(&sent, 1);
		/* No more than they can take. */
		while (!LOAD(&stop) && LOAD(&sent) - LOAD(&received) > 50)
			nap(50000);
		if (i % 64 == 0)
			nap(20000);
	}
}

int main(void)
{
	rounds = scale(3000, 300, 200000);
	choose_mode();
	CHECK_EQ(mote_signal_enable(40), 0);
	CHECK_EQ(mote_signal_handler(SIGUSR2, handles, SA_RESTART), 0);
	for (long i = 0; i < THREADS; i++)
		foreign_start_tp(&threads[i], borrows, (void *)i, (enum tp)(i % TPS));
	foreign_start_tp(&sender, sends, NULL, TP_NONE);
	while (LOAD(&done) < THREADS) {
		if (mote_signal_tryrecv() == 40)
			ADD(&received, 1);
		else
			mote_sleep(20000);
	}
	STORE(&stop, 1);
	for (int i = 0; i < THREADS; i++)
		foreign_join(&threads[i]);
	foreign_join(&sender);
	while (mote_signal_tryrecv() == 40)
		received++;
	CHECK(received <= sent);
	CHECK(handled > 0);
	return ok();
}
