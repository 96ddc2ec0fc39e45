/*
 * A commit that says false after its G has been readied throws.
 *
 * expect-throw:
 */
#include "check.h"

static struct mote_g *offered;
static bool readied;

static bool refuses(struct mote_g *gp, void *arg)
{
	(void)arg;
	STORE(&offered, gp);
	while (!LOAD(&readied))
		mote_rawsyscall(SYS_sched_yield);
	return false;
}

static void readies(void *arg)
{
	(void)arg;
	while (!LOAD(&offered))
		mote_rawsyscall(SYS_sched_yield);
	mote_ready(offered);
	STORE(&readied, true);
}

int main(void)
{
	mote_procs(2);
	CHECK_EQ(mote_go(readies, 0), 0);
	mote_park(refuses, NULL);
	return 1;
}
