/*
 * Started with fds 0 to 2 closed: all works, the runtime's own fds are above 2 and close-on-exec.
 *
 * archs: native
 * wrap: closed-fds
 * expect-status: 5
 * expect-stdout:
 */
#include "check.h"

static struct mote_wg done;

static void works(void *arg)
{
	(void)arg;
	mote_sleep(MS);
	mote_printf("nowhere\n");
	mote_eprintf("nowhere\n");
	mote_wg_done(&done);
}

int main(void)
{
	mote_wg_add(&done, 20);
	for (int i = 0; i < 20; i++) {
		if (mote_go(works, 0) != 0)
			return 1;
	}
	mote_wg_wait(&done);
	/* Either still closed, or something harmless: what is written there reaches nobody. */
	if (mote_printf("x") >= 0 && mote_rawsyscall(SYS_lseek, 1, 0, SEEK_CUR) < 0)
		return 2;
	for (long fd = 0; fd < 200; fd++) {
		long flags = mote_rawsyscall(SYS_fcntl, fd, F_GETFD);
		if (fd > 2 && flags >= 0 && !(flags & FD_CLOEXEC))
			return 3;
	}
	return 5;
}
