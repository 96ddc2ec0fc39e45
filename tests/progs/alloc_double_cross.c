/*
 * A second free by another G throws too.
 *
 * expect-throw:
 */
#include "check.h"

static char *block;

static void frees(void *arg)
{
	(void)arg;
	mote_free(block);
}

int main(void)
{
	int gs = mote_numg();

	mote_procs(2);
	block = mote_alloc(64);
	CHECK_EQ(mote_go(frees, 0), 0);
	WAIT_FOR(mote_numg() == gs);
	mote_free(block);
	return 1;
}
