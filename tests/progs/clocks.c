/*
 * The clocks agree with the system call, and the monotonic one never goes back, on any M.
 *
 * also: pinned
 * builds: pie=-static-pie
 */
#include "check.h"

static struct mote_wg done;
static int64_t latest;

static int64_t by_syscall(long clock)
{
	struct kernel_timespec ts;

	CHECK_EQ(mote_rawsyscall(SYS_clock_gettime, clock, &ts), 0);
	return ts.tv_sec * SECOND + ts.tv_nsec;
}

static void agree(void)
{
	for (int i = 0; i < 1000; i++) {
		int64_t a = by_syscall(1), b = mote_nanotime(), c = by_syscall(1);
		CHECK(a <= b && b <= c);
	}
	/* The wall clock may be set meanwhile: once is enough. */
	for (int tries = 0;; tries++) {
		int64_t a = by_syscall(0), b = mote_walltime(), c = by_syscall(0);
		if (a <= b && b <= c)
			break;
		CHECK(tries < 10);
	}
}

/* A time that was published by anybody is not later than one read afterwards. */
static void climbs(void *arg)
{
	(void)arg;
	for (int i = 0; i < 5000; i++) {
		int64_t seen = LOAD(&latest), now = mote_nanotime();
		CHECK(now >= seen);
		while (seen < now &&
		       !__atomic_compare_exchange_n(&latest, &seen, now, false, __ATOMIC_SEQ_CST,
						    __ATOMIC_SEQ_CST))
			;
		if (i % 100 == 0)
			mote_gosched();
	}
	mote_wg_done(&done);
}

int main(void)
{
	agree();
	mote_procs(4);
	mote_wg_add(&done, 4);
	for (int i = 0; i < 4; i++)
		CHECK_EQ(mote_go(climbs, 0), 0);
	mote_wg_wait(&done);
	return ok();
}
