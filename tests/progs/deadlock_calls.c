/*
 * Deadlock is told after calls that ended just as sysmon took their slot for others: no M has been
 * forgotten over that.
 *
 * expect-throw: all Gs are asleep - deadlock!
 */
#include "check.h"

static bool stop;

static void calls(void *arg)
{
	static const struct kernel_timespec ts = {0, 1};

	int64_t end = mote_nanotime() + 5 * SECOND;

	(void)arg;
	for (long i = scale(10000, 1000, 100000); i > 0 && mote_nanotime() < end; i--)
		mote_syscall(SYS_nanosleep, &ts, NULL);
	STORE(&stop, true);
}

static void waits(void *arg)
{
	(void)arg;
	while (!LOAD(&stop))
		mote_gosched();
}

int main(void)
{
	mote_procs(1);
	go(calls, NULL);
	go(waits, NULL);
	mote_park(NULL, NULL);
	return 1;
}
