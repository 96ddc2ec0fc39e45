/*
 * A main stack of 64 KiB.
 *
 * archs: native
 * wrap: stack-tiny
 */
#include "check.h"

static struct mote_wg done;

static void works(void *arg)
{
	volatile char room[20000];

	(void)arg;
	for (int i = 0; i < COUNT(room); i++)
		room[i] = 1;
	mote_sleep(MS);
	mote_wg_done(&done);
}

int main(void)
{
	mote_wg_add(&done, 20);
	for (int i = 0; i < 20; i++)
		CHECK_EQ(mote_go(works, 0), 0);
	mote_wg_wait(&done);
	return ok();
}
