/*
 * Started with every signal blocked and ignored: Gs run with none blocked, on every M.
 *
 * wrap: blocked
 * also: pinned
 */
#include "check.h"

static struct mote_wg done;

static uint64_t mask(void)
{
	uint64_t now = 0;

	CHECK_EQ(mote_rawsyscall(SYS_rt_sigprocmask, SIG_BLOCK, NULL, &now, 8), 0);
	return now;
}

static void looks(void *arg)
{
	if (arg)
		mote_lockosthread();
	for (int i = 0; i < 10; i++) {
		CHECK_EQ(mask(), 0);
		mote_sleep(50000);
		CHECK_EQ(mask(), 0);
		mote_gosched();
	}
	mote_wg_done(&done);
}

int main(void)
{
	mote_procs(4);
	CHECK_EQ(mask(), 0);
	mote_wg_add(&done, 20);
	for (long i = 0; i < 20; i++)
		CHECK_EQ(mote_go(looks, (void *)(i % 2)), 0);
	mote_wg_wait(&done);
	return ok();
}
