/*
 * Resizing between 1 and 16 slots under load loses no G, no timer and no wake-up.
 *
 * also: pinned
 */
#include "check.h"

static struct mote_wg done;
static struct mote_sema token;
static int rounds;

static void yields(void *arg)
{
	(void)arg;
	for (int i = 0; i < rounds * 20; i++)
		mote_gosched();
	mote_wg_done(&done);
}

static void sleeps(void *arg)
{
	(void)arg;
	for (int i = 0; i < rounds; i++)
		mote_sleep(100000);
	mote_wg_done(&done);
}

static void passes(void *arg)
{
	(void)arg;
	for (int i = 0; i < rounds * 5; i++) {
		mote_semacquire(&token);
		mote_semrelease(&token);
	}
	mote_wg_done(&done);
}

static void calls(void *arg)
{
	struct kernel_timespec ts = {0, 100000};

	(void)arg;
	for (int i = 0; i < rounds; i++)
		CHECK_EQ(mote_syscall(SYS_nanosleep, &ts, NULL), 0);
	mote_wg_done(&done);
}

int main(void)
{
	static void (*const what[])(void *) = {yields, sleeps, passes, calls};
	uint64_t seed = 1;

	rounds = (int)scale(200, 40, 5000);
	mote_semrelease(&token);
	mote_wg_add(&done, 24);
	for (int i = 0; i < 24; i++)
		CHECK_EQ(mote_go(what[i % 4], 0), 0);
	while (mote_numg() > 1) {
		seed = seed * 6364136223846793005u + 1442695040888963407u;
		mote_procs((int)(seed >> 60) + 1);
		mote_sleep(200000);
	}
	mote_wg_wait(&done);
	return ok();
}
