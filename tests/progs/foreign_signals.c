/*
 * Signals on foreign threads, in the middle of a critical section of their own, whatever their
 * thread pointer is: those that are wanted are queued, the program's own handler runs with an M,
 * and nothing of the thread's own has changed.
 *
 * also: pinned
 */
#include "foreign.h"

#define THREADS 10
#define SENDERS 3

static struct foreign threads[THREADS], senders[SENDERS];
static bool stop;
static int lock;
static long handled, with_m, received, ticks, counted;

static void handles(int sig, struct kernel_siginfo *info, void *ucontext)
{
	CHECK_EQ(sig, SIGUSR2);
	CHECK(info != NULL && ucontext != NULL);
	ADD(&handled, 1);
	if (mote_getg())
		ADD(&with_m, 1);
}

static void works(void *arg)
{
	uint64_t usr1 = 1ull << (SIGUSR1 - 1), before, after;
	struct kernel_stack stack;

	(void)arg;
	mote_rawsyscall(SYS_rt_sigprocmask, SIG_SETMASK, &usr1, &before, 8);
	while (!LOAD(&stop)) {
		while (SWAP(&lock, 1))
			mote_rawsyscall(SYS_sched_yield);
		ticks++;
		STORE(&lock, 0);
		nap(1);
	}
	mote_rawsyscall(SYS_rt_sigprocmask, SIG_SETMASK, &before, &after, 8);
	CHECK_EQ(after, usr1);
	CHECK_EQ(mote_rawsyscall(SYS_sigaltstack, 0, &stack), 0);
	CHECK(stack.ss_flags & SS_DISABLE);
	CHECK(mote_getg() == NULL);
}

/* Those that are counted wait in the kernel, whose room all programs of this user share. */
static void sends(void *arg)
{
	static const int sigs[] = {SIGUSR1, SIGUSR2, SIGCHLD, SIGURG, 40};

	(void)arg;
	for (long i = 0; !LOAD(&stop); i++) {
		int sig = sigs[i % COUNT(sigs)];
		if (sig == 40 && LOAD(&counted) > 1000)
			mote_rawsyscall(SYS_sched_yield);
		else if (thread_kill(LOAD(&threads[i % THREADS].tid), sig) == 0 && sig == 40)
			ADD(&counted, 1);
	}
}

int main(void)
{
	static char tp[4096];
	long n = scale(20000, 2000, 1000000);

	CHECK_EQ(mote_signal_enable(SIGUSR1), 0);
	CHECK_EQ(mote_signal_enable(SIGCHLD), 0);
	CHECK_EQ(mote_signal_enable(40), 0);
	CHECK_EQ(mote_signal_handler(SIGUSR2, handles, SA_RESTART), 0);
	for (int i = 0; i < THREADS; i++)
		foreign_start(&threads[i], works, NULL,
			      i % 3 == 0   ? NULL
			      : i % 3 == 1 ? tp + 2048
					   : (void *)0x7123456789abul);
	for (int i = 0; i < SENDERS; i++)
		foreign_start(&senders[i], sends, NULL, NULL);
	while (received < n) {
		int sig = mote_signal_recv();
		CHECK(sig == SIGUSR1 || sig == SIGCHLD || sig == 40);
		if (sig == 40)
			ADD(&counted, -1);
		received++;
	}
	STORE(&stop, true);
	for (int i = 0; i < SENDERS; i++)
		foreign_join(&senders[i]);
	for (int i = 0; i < THREADS; i++)
		foreign_join(&threads[i]);
	CHECK(LOAD(&handled) > 0 && LOAD(&with_m) > 0 && ticks > 0);
	return ok();
}
