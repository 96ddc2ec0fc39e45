/*
 * With one slot, a G that goes from one short call to the next (system calls, sleeps in a note),
 * bound to its M or not, keeps nobody waiting for long: neither who yields nor who sleeps, which
 * sysmon puts into everybody's queue.
 *
 * also: pinned 64k
 * time-limit: 60
 */
#include "check.h"

#define SLEEPERS 10
#define SLEEPS 20

static bool stop;
static long turns;
static struct mote_wg asleep;

static void calls(void *bound)
{
	if (bound)
		mote_lockosthread();
	while (!LOAD(&stop))
		mote_syscall(SYS_getpid);
}

static void notes(void *arg)
{
	struct mote_note n = {0};

	(void)arg;
	while (!LOAD(&stop))
		CHECK(!mote_notetsleep(&n, 1));
}

static void takes_turns(void *arg)
{
	(void)arg;
	for (int i = 0; i < SLEEPS; i++)
		mote_gosched();
	ADD(&turns, 1);
}

static void sleeps(void *arg)
{
	(void)arg;
	for (int i = 0; i < SLEEPS; i++)
		mote_sleep(MS);
	mote_wg_done(&asleep);
}

static void beside(void (*greedy)(void *), void *arg)
{
	int64_t start = mote_nanotime();

	STORE(&stop, false);
	STORE(&turns, 0);
	go(greedy, arg);
	mote_wg_add(&asleep, SLEEPERS);
	for (int i = 0; i < SLEEPERS; i++)
		go(sleeps, NULL);
	mote_wg_wait(&asleep);
	go(takes_turns, NULL);
	while (!LOAD(&turns))
		mote_sleep(MS);
	STORE(&stop, true);
	WAIT_FOR(mote_numg() == 1);
	CHECK(mote_nanotime() - start < 20 * SECOND);
}

int main(void)
{
	mote_procs(1);
	beside(calls, NULL);
	beside(calls, &turns);
	beside(notes, NULL);
	return ok();
}
