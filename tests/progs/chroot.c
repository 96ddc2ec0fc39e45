/*
 * Without /proc.
 *
 * archs: native
 * wrap: chroot
 * builds: pie=-static-pie
 */
#include "check.h"

static struct mote_wg done;

static void works(void *arg)
{
	(void)arg;
	mote_sleep(MS);
	mote_syscall(SYS_getppid);
	mote_wg_done(&done);
}

int main(void)
{
	CHECK_EQ(mote_rawsyscall(SYS_faccessat, AT_FDCWD, "/proc/self/stat", 0), -ENOENT);
	mote_wg_add(&done, 20);
	for (int i = 0; i < 20; i++)
		CHECK_EQ(mote_go(works, 0), 0);
	mote_wg_wait(&done);
	return ok();
}
