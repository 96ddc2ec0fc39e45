/*
 * PID 1 of a namespace.
 *
 * archs: native
 * wrap: pid1
 */
#include "check.h"

static struct mote_wg done;

static void works(void *arg)
{
	(void)arg;
	mote_sleep(MS);
	mote_wg_done(&done);
}

int main(void)
{
	CHECK_EQ(mote_rawsyscall(SYS_getpid), 1);
	mote_wg_add(&done, 20);
	for (int i = 0; i < 20; i++)
		CHECK_EQ(mote_go(works, 0), 0);
	mote_wg_wait(&done);
	return ok();
}
