/*
 * No fds left: usepipe says -EMFILE, with no fd and with one left, and nothing has changed; when
 * there are some again it succeeds.
 *
 * archs: native
 */
#include "outside.h"

static long next_fd(void)
{
	long fd = mote_rawsyscall(SYS_memfd_create, "x", 0);

	CHECK(fd > 2);
	mote_rawsyscall(SYS_close, fd);
	return fd;
}

static void limit(long fds)
{
	struct kernel_rlimit old, now;

	CHECK_EQ(mote_rawsyscall(SYS_prlimit64, 0, 7, NULL, &old), 0);
	now = old;
	now.rlim_cur = (unsigned long)fds;
	CHECK_EQ(mote_rawsyscall(SYS_prlimit64, 0, 7, &now, NULL), 0);
}

int main(void)
{
	long next = next_fd();
	int fd;

	mote_lockosthread();
	for (int more = 0; more < 2; more++) {
		limit(next + more);
		CHECK_EQ(mote_signal_usepipe(), -EMFILE);
		limit(100);
		CHECK_EQ(next_fd(), next);
	}
	limit(next + 2);
	fd = mote_signal_usepipe();
	CHECK(fd > 2);
	CHECK_EQ(mote_signal_enable(SIGUSR1), 0);
	kill_self(SIGUSR1);
	CHECK_EQ(mote_signal_recv(), SIGUSR1);
	return ok();
}
