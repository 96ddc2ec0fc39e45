/*
 * Several Gs on several Ms throw at once: one process end, and a message at least.
 *
 * expect-throw: one of many
 * expect-stdout:
 * repeat: 5
 */
#include "check.h"

static int ready;

static void throws(void *arg)
{
	(void)arg;
	ADD(&ready, 1);
	while (LOAD(&ready) < 3)
		mote_rawsyscall(SYS_sched_yield);
	mote_throw("one of many");
}

int main(void)
{
	mote_procs(4);
	for (int i = 0; i < 3; i++)
		CHECK_EQ(mote_go(throws, 0), 0);
	mote_park(NULL, NULL);
	return 1;
}
