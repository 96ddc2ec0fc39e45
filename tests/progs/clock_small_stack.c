/*
 * The clocks, printing and memory in a G with the smallest stack: the vDSO's own need of stack is
 * not taken from it.
 *
 * also: 64k pinned
 * builds: O0=-O0
 */
#include "check.h"

static struct mote_wg done;

static void reads_clocks(void *arg)
{
	int64_t last = 0;

	(void)arg;
	for (int i = 0; i < 20000; i++) {
		int64_t now = mote_nanotime();
		if (now < last || mote_walltime() == 0)
			mote_exit(1);
		last = now;
	}
	char *p = mote_alloc(3000);
	mote_free(p);
	mote_gosched();
	mote_sleep(1000);
	mote_wg_done(&done);
}

int main(void)
{
	mote_wg_add(&done, 16);
	for (int i = 0; i < 16; i++)
		CHECK_EQ(mote_go_stack(reads_clocks, 0, 512), 0);
	mote_wg_wait(&done);
	return ok();
}
