/*
 * While a receiver waits and nothing comes, no thread of the runtime runs at all, sysmon included:
 * the process gives the CPU away a few times in a second, not once in each of sysmon's rounds.
 *
 * archs: native
 * builds: pipe=-DPIPE notify=-DNOTIFY both=-DPIPE,-DNOTIFY
 */
#include "outside.h"

/* How often any thread has gone to sleep. */
static long sleeps(void)
{
	long usage[18] = {0};

	CHECK_EQ(mote_rawsyscall(SYS_getrusage, 0, usage), 0);
	return usage[16]; /* ru_nvcsw */
}

static void receives(void *arg)
{
	(void)arg;
#ifdef NOTIFY
	CHECK_EQ(mote_signal_notify(make_chan(sizeof(int), 1), SIGUSR1), 0);
#else
	CHECK_EQ(mote_signal_enable(SIGUSR1), 0);
	mote_signal_recv();
#endif
}

int main(void)
{
	choose_mode();
	go(receives, NULL);
	mote_sleep(300 * MS);
	long before = sleeps();
	mote_sleep(SECOND);
	CHECK(sleeps() - before < 20);
	return ok();
}
