/*
 * The runtime leaves the low fds to the program; what it opens itself is close-on-exec.
 *
 * archs: native
 */
#include "check.h"

static int ran;

static void runs(void *arg)
{
	(void)arg;
	mote_sleep(MS);
	STORE(&ran, 1);
}

int main(void)
{
	CHECK_EQ(mote_go(runs, 0), 0);
	WAIT_FOR(LOAD(&ran));
	for (long fd = 3; fd < 200; fd++) {
		long flags = mote_rawsyscall(SYS_fcntl, fd, F_GETFD);
		CHECK(flags < 0 || (flags & FD_CLOEXEC));
	}
	return ok();
}
