/*
 * One slot: the holder of a mutex sleeps or sits in a system call while others wait for the mutex.
 *
 * also: pinned
 */
#include "check.h"

static struct mote_mutex lock;
static struct mote_wg done;
static long counter;

static void sleeps_inside(void *arg)
{
	struct kernel_timespec ms = {0, 200000};

	for (int i = 0; i < 20; i++) {
		mote_lock(&lock);
		long seen = counter;
		if (arg)
			mote_sleep(200000);
		else
			mote_syscall(SYS_nanosleep, &ms, NULL);
		CHECK_EQ(counter, seen);
		counter = seen + 1;
		mote_unlock(&lock);
	}
	mote_wg_done(&done);
}

int main(void)
{
	mote_procs(1);
	mote_wg_add(&done, 6);
	for (long i = 0; i < 6; i++)
		CHECK_EQ(mote_go(sleeps_inside, (void *)(i % 2)), 0);
	mote_wg_wait(&done);
	CHECK_EQ(counter, 120);
	return ok();
}
