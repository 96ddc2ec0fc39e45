/*
 * No fds left: usepipe says -EMFILE, with no fd and with one left, and nothing has changed, also
 * where it had those of stdin and stdout and found but one above; when there are some again it
 * succeeds.
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

static bool is_open(long fd)
{
	return mote_rawsyscall(SYS_fcntl, fd, F_GETFD) >= 0;
}

/* The kernel gives 0 and 1, of which only one can be moved up. */
static void low_fds(long next)
{
	long out = mote_rawsyscall(SYS_fcntl, 1, F_DUPFD_CLOEXEC, next + 10);

	CHECK(out > next);
	mote_rawsyscall(SYS_close, 0);
	mote_rawsyscall(SYS_close, 1);
	limit(next + 1);
	CHECK_EQ(mote_signal_usepipe(), -EMFILE);
	limit(100);
	CHECK(!is_open(0) && !is_open(1) && !is_open(next));
	CHECK_EQ(mote_rawsyscall(SYS_fcntl, out, F_DUPFD_CLOEXEC, 0), 0);
	CHECK_EQ(mote_rawsyscall(SYS_fcntl, out, F_DUPFD_CLOEXEC, 1), 1);
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
	low_fds(next);
	limit(next + 2);
	fd = mote_signal_usepipe();
	CHECK(fd > 2);
	CHECK_EQ(mote_signal_enable(SIGUSR1), 0);
	kill_self(SIGUSR1);
	CHECK_EQ(mote_signal_recv(), SIGUSR1);
	return ok();
}
