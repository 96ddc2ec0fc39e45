/*
 * mote_getg is the G's own handle: the same for all its life, on whatever M, and nobody else's.
 *
 * also: pinned
 */
#include "check.h"

#define GS 50

static struct mote_g *handle[GS];
static struct mote_wg done;
static bool compared;

static bool compares(struct mote_g *gp, void *arg)
{
	CHECK(gp == arg);
	return false;
}

static void tells(void *arg)
{
	struct mote_g *mine = mote_getg();

	*(struct mote_g **)arg = mine;
	for (int i = 0; i < 20 || !LOAD(&compared); i++) {
		mote_gosched();
		CHECK(mote_getg() == mine);
		mote_sleep(10000);
		CHECK(mote_getg() == mine);
		mote_syscall(SYS_getppid);
		CHECK(mote_getg() == mine);
		mote_park(compares, mine);
	}
	mote_wg_done(&done);
}

int main(void)
{
	CHECK(mote_getg() != NULL);
	mote_park(compares, mote_getg());
	mote_procs(4);
	mote_wg_add(&done, GS);
	for (int i = 0; i < GS; i++)
		CHECK_EQ(mote_go(tells, &handle[i]), 0);
	for (int i = 0; i < GS; i++)
		WAIT_FOR(LOAD(&handle[i]));
	for (int i = 0; i < GS; i++) {
		CHECK(handle[i] != NULL && handle[i] != mote_getg());
		for (int k = 0; k < i; k++)
			CHECK(handle[i] != handle[k]);
	}
	STORE(&compared, true);
	mote_wg_wait(&done);
	return ok();
}
