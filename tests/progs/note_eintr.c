/*
 * Sleeps keep their time under a storm of signals whose handler does not restart calls.
 *
 * also: pinned
 */
#include "check.h"

static long signals;

static void counts(int sig)
{
	(void)sig;
	__atomic_add_fetch(&signals, 1, __ATOMIC_RELAXED);
}

/* The runtime's own handlers show how one returns on this architecture. */
static void handle(int sig)
{
	struct kernel_sigaction sa;

	CHECK_EQ(mote_rawsyscall(SYS_rt_sigaction, SIGSEGV, NULL, &sa, 8), 0);
	CHECK(sa.sa_handler != SIG_DFL);
	sa.sa_handler = counts;
	sa.sa_flags &= ~(unsigned long)(SA_RESTART | SA_SIGINFO);
	CHECK_EQ(mote_rawsyscall(SYS_rt_sigaction, sig, &sa, NULL, 8), 0);
}

static void every(long us)
{
	struct kernel_itimerval t = {{0, us}, {0, us}};

	CHECK_EQ(mote_rawsyscall(SYS_setitimer, ITIMER_REAL, &t, NULL), 0);
}

static void lasts(int which, int64_t ns)
{
	struct mote_note note = {0};
	int64_t start = mote_nanotime();

	if (which == 0)
		CHECK(!mote_notetsleep(&note, ns));
	else if (which == 1)
		CHECK(!mote_notetsleepg(&note, ns));
	else
		CHECK_EQ(mote_sleep(ns), 0);
	int64_t took = mote_nanotime() - start;
	CHECK(took >= ns);
	/* One that a signal began anew would never end. */
	CHECK(took < ns + 10 * SECOND);
}

int main(void)
{
	static const long period[] = {1000, 5000, 50000, 200000};
	struct mote_note warm = {0};

	CHECK(!mote_notetsleep(&warm, 1));
	handle(SIGALRM);
	for (int i = 0; i < COUNT(period); i++) {
		every(period[i]);
		for (int which = 0; which < 3; which++)
			lasts(which, i < 3 ? 300 * MS : SECOND);
	}
	every(0);
	CHECK(signals > 20);
	return ok();
}
