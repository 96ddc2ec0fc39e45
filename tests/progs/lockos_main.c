/*
 * main, locked, stays on the process's first thread; with one slot the others still run.
 *
 * also: pinned
 */
#include "check.h"

static int turns;

static void runs(void *arg)
{
	(void)arg;
	for (int i = 0; i < 100; i++) {
		CHECK(mote_rawsyscall(SYS_gettid) != mote_rawsyscall(SYS_getpid));
		ADD(&turns, 1);
		mote_gosched();
	}
}

int main(void)
{
	mote_lockosthread();
	mote_procs(1);
	long pid = mote_rawsyscall(SYS_getpid);
	CHECK_EQ(mote_rawsyscall(SYS_gettid), pid);
	for (int i = 0; i < 3; i++)
		CHECK_EQ(mote_go(runs, 0), 0);
	while (LOAD(&turns) < 300) {
		mote_gosched();
		CHECK_EQ(mote_rawsyscall(SYS_gettid), pid);
	}
	mote_sleep(MS);
	CHECK_EQ(mote_rawsyscall(SYS_gettid), pid);
	mote_unlockosthread();
	mote_gosched();
	return ok();
}
