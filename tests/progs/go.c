/*
 * Started Gs run, once each, with their argument; those that have ended are gone.
 *
 * also: pinned 64k
 * builds: pie=-static-pie O0=-O0
 */
#include "check.h"

#define GS 1000

static int ran[GS];
static struct mote_wg done;

static void runs(void *arg)
{
	ADD(&ran[(int *)arg - ran], 1);
	mote_wg_done(&done);
}

int main(void)
{
	for (int round = 1; round <= 3; round++) {
		mote_wg_add(&done, GS);
		for (int i = 0; i < GS; i++)
			CHECK_EQ(mote_go(runs, &ran[i]), 0);
		mote_wg_wait(&done);
		for (int i = 0; i < GS; i++)
			CHECK_EQ(ran[i], round);
	}
	WAIT_FOR(mote_numg() == 1);
	return ok();
}
