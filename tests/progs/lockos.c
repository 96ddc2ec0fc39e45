/*
 * A locked G stays on its thread through yields, sleeps, parks and system calls, and nobody else
 * runs there; locks nest; other Gs run meanwhile.
 *
 * also: pinned
 */
#include "check.h"

static struct mote_wg done;
static long locked_tid[4];
static int others, intruders, ready_to_go;

static long tid(void)
{
	return mote_rawsyscall(SYS_gettid);
}

static bool refuses(struct mote_g *gp, void *arg)
{
	(void)gp;
	(void)arg;
	return false;
}

static void stays(void *arg)
{
	long me, i = (long)arg;
	struct kernel_timespec ts = {0, 50000};

	mote_lockosthread();
	mote_lockosthread();
	mote_unlockosthread();
	me = tid();
	STORE(&locked_tid[i], me);
	ADD(&ready_to_go, 1);
	for (int k = 0; k < 50; k++) {
		mote_gosched();
		CHECK_EQ(tid(), me);
		mote_sleep(20000);
		CHECK_EQ(tid(), me);
		mote_syscall(SYS_nanosleep, &ts, NULL);
		CHECK_EQ(tid(), me);
		mote_park(refuses, NULL);
		CHECK_EQ(tid(), me);
	}
	STORE(&locked_tid[i], 0);
	mote_unlockosthread();
	mote_gosched();
	mote_wg_done(&done);
}

static void moves(void *arg)
{
	(void)arg;
	for (int k = 0; k < 500; k++) {
		long me = tid();
		for (int i = 0; i < COUNT(locked_tid); i++) {
			if (LOAD(&locked_tid[i]) == me)
				ADD(&intruders, 1);
		}
		ADD(&others, 1);
		mote_gosched();
	}
	mote_wg_done(&done);
}

int main(void)
{
	mote_wg_add(&done, 8);
	for (long i = 0; i < 4; i++)
		CHECK_EQ(mote_go(stays, (void *)i), 0);
	WAIT_FOR(LOAD(&ready_to_go) == 4);
	for (int i = 0; i < 4; i++)
		CHECK_EQ(mote_go(moves, 0), 0);
	mote_wg_wait(&done);
	CHECK_EQ(others, 2000);
	CHECK_EQ(intruders, 0);
	return ok();
}
