/*
 * With all memory locked (where the kernel refuses lightweight guards) Gs work and end.
 *
 * archs: native
 * wrap: mlock
 */
#include "check.h"

static struct mote_wg done;

static void works(void *arg)
{
	volatile char room[20000];

	(void)arg;
	for (int i = 0; i < COUNT(room); i += 100)
		room[i] = 1;
	mote_sleep(MS);
	mote_wg_done(&done);
}

int main(void)
{
	CHECK_EQ(mote_rawsyscall(SYS_mlockall, 3), 0);
	for (int round = 0; round < 3; round++) {
		mote_wg_add(&done, 50);
		for (int i = 0; i < 50; i++)
			CHECK_EQ(mote_go(works, 0), 0);
		mote_wg_wait(&done);
	}
	return ok();
}
