/*
 * The queue wakes an event loop outside the runtime: a foreign thread in poll. The read end is
 * readable exactly while something is queued; the fds are above 2 and close-on-exec.
 *
 * wrap: closed-fds
 * expect-output: any
 * also: pinned
 */
#include "foreign.h"
#include "kernel_abi/epoll.h"

static int fd;
static long told;
static bool stop;
static struct foreign loop;

static bool readable(long ms)
{
	struct kernel_timespec limit = {.tv_nsec = ms * MS};
	struct kernel_pollfd p = {.fd = fd, .events = POLLIN};

	return mote_rawsyscall(SYS_ppoll, &p, 1, &limit, 0, 0) == 1;
}

static void polls(void *arg)
{
	(void)arg;
	while (!LOAD(&stop)) {
		if (!readable(100))
			continue;
		while (mote_signal_tryrecv() == SIGUSR1)
			ADD(&told, 1);
	}
}

static void one_thread(void)
{
	CHECK(!readable(0));
	kill_self(SIGUSR1);
	CHECK(readable(0));
	kill_self(SIGUSR2);
	kill_self(SIGUSR1);
	CHECK_EQ(mote_signal_tryrecv(), SIGUSR1);
	CHECK(readable(0));
	CHECK_EQ(mote_signal_recv(), SIGUSR2);
	CHECK(!readable(0));
	CHECK_EQ(mote_signal_tryrecv(), -EAGAIN);
	CHECK(!readable(0));
	for (int i = 0; i < 3; i++)
		kill_self(40);
	for (int i = 0; i < 3; i++) {
		CHECK(readable(0));
		CHECK_EQ(mote_signal_recv(), 40);
	}
	CHECK(!readable(0));
}

int main(void)
{
	long n = scale(20000, 2000, 500000);

	fd = mote_signal_usepipe();
	CHECK(fd > 2);
	for (int i = 3; i <= 4; i++)
		CHECK_EQ(mote_rawsyscall(SYS_fcntl, i, F_GETFD, 0), FD_CLOEXEC);
	CHECK_EQ(mote_signal_enable(SIGUSR1), 0);
	CHECK_EQ(mote_signal_enable(SIGUSR2), 0);
	CHECK_EQ(mote_signal_enable(40), 0);
	one_thread();
	foreign_start(&loop, polls, NULL, NULL);
	for (long i = 0; i < n; i++) {
		kill_self(SIGUSR1);
		WAIT_FOR(LOAD(&told) == i + 1);
	}
	STORE(&stop, true);
	foreign_join(&loop);
	CHECK(!readable(0));
	return 0;
}
