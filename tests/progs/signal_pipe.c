/*
 * The pipe of the queue: above 2, both ends close-on-exec, the write end non-blocking; -EBUSY once
 * a signal has been enabled, and then the queue works as before.
 *
 * builds: late=-DLATE
 */
#include "outside.h"

#ifndef LATE
static long flags(long fd, int which)
{
	return mote_rawsyscall(SYS_fcntl, fd, which, 0);
}
#endif

static void works(void)
{
	CHECK_EQ(mote_signal_enable(SIGUSR1), 0);
	kill_self(SIGUSR1);
	CHECK_EQ(mote_signal_recv(), SIGUSR1);
	CHECK_EQ(mote_signal_tryrecv(), -EAGAIN);
}

int main(void)
{
	mote_lockosthread();
#ifdef LATE
	CHECK_EQ(mote_signal_enable(SIGUSR1), 0);
	CHECK_EQ(mote_signal_usepipe(), -EBUSY);
	CHECK_EQ(mote_signal_disable(SIGUSR1), 0);
	CHECK_EQ(mote_signal_usepipe(), -EBUSY);
	CHECK_EQ(mote_rawsyscall(SYS_fcntl, 3, F_GETFD, 0), -EBADF);
#else
	long fd = mote_signal_usepipe(), other;
	CHECK(fd > 2);
	other = write_end(fd);
	CHECK(other > 2);
	CHECK_EQ(flags(fd, F_GETFD), FD_CLOEXEC);
	CHECK_EQ(flags(other, F_GETFD), FD_CLOEXEC);
	CHECK_EQ(flags(fd, F_GETFL) & O_ACCMODE, O_RDONLY);
	CHECK_EQ(flags(other, F_GETFL) & O_ACCMODE, O_WRONLY);
	CHECK(flags(other, F_GETFL) & O_NONBLOCK);
#endif
	works();
	return ok();
}
