/*
 * A G that ends locked takes its thread with it; one that has unlocked does not have to.
 *
 * also: pinned
 */
#include "check.h"

static long tid;

static void ends_locked(void *arg)
{
	mote_lockosthread();
	mote_lockosthread();
	if (arg)
		mote_unlockosthread();
	STORE(&tid, mote_rawsyscall(SYS_gettid));
	if (arg)
		mote_goexit();
}

int main(void)
{
	long pid = mote_rawsyscall(SYS_getpid);

	for (long i = 0; i < 40; i++) {
		STORE(&tid, 0);
		CHECK_EQ(mote_go(ends_locked, (void *)(i % 2)), 0);
		WAIT_FOR(LOAD(&tid));
		if (tid == pid)
			continue;
		while (mote_rawsyscall(SYS_tgkill, pid, tid, 0) != -ESRCH)
			mote_sleep(50000);
	}
	WAIT_FOR(mote_numg() == 1);
	return ok();
}
