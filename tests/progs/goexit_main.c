/*
 * When main ends by mote_goexit the others go on, and one of them decides the exit status.
 *
 * expect-status: 3
 * expect-stdout:
 * also: pinned
 */
#include "check.h"

static int turns;
static struct mote_wg done;

static void works(void *arg)
{
	(void)arg;
	for (int i = 0; i < 50; i++) {
		ADD(&turns, 1);
		mote_sleep(10000);
	}
	mote_wg_done(&done);
}

static void ends(void *arg)
{
	(void)arg;
	mote_wg_wait(&done);
	mote_exit(LOAD(&turns) == 200 ? 3 : 1);
}

int main(void)
{
	mote_wg_add(&done, 4);
	for (int i = 0; i < 4; i++)
		CHECK_EQ(mote_go(works, 0), 0);
	CHECK_EQ(mote_go(ends, 0), 0);
	mote_goexit();
}
