/*
 * A program compiled with -fstack-protector-all runs, in main, in Gs, on every M.
 *
 * build: -fstack-protector-all
 * also: pinned 64k
 * builds: pie=-static-pie O0=-O0
 */
#include "check.h"

static struct mote_wg done;

__attribute__((noinline)) static int fills(char *p, int n)
{
	char room[64];

	for (int i = 0; i < n; i++)
		room[i] = p[i % 8];
	mote_gosched();
	return room[n - 1];
}

static void runs(void *arg)
{
	if (arg)
		mote_lockosthread();
	for (int i = 0; i < 30; i++) {
		CHECK_EQ(fills("abcdefgh", 64), 'h');
		mote_sleep(10000);
	}
	mote_wg_done(&done);
}

int main(void)
{
	mote_procs(4);
	mote_wg_add(&done, 16);
	for (long i = 0; i < 16; i++)
		CHECK_EQ(mote_go(runs, (void *)(i % 2)), 0);
	CHECK_EQ(fills("abcdefgh", 10), 'b');
	mote_wg_wait(&done);
	return ok();
}
