/*
 * A foreign thread with an event loop of its own, an epoll with other things in it too, gets every
 * signal. Counted ones come as often as they were sent, the others each before the next is sent.
 * When all has been told, the pipe is not readable; while one waits, it is.
 *
 * also: pinned fifo
 * builds: edge=-DEDGE
 */
#include "outside.h"
#include "kernel_abi/epoll.h"

#ifdef EDGE
#define EVENTS (EPOLLIN | EPOLLET)
#else
#define EVENTS EPOLLIN
#endif

static struct foreign loop;
static long epoll, fd, rounds;
static int other[2];
static uint32_t acknowledged, counted, pings;

static bool wait_for(long ms)
{
	struct kernel_epoll_event e;
	long r;

	do
		r = mote_rawsyscall(SYS_epoll_pwait, epoll, &e, 1, ms, NULL, 8);
	while (r == -EINTR);
	CHECK(r >= 0);
	if (r == 1 && (long)e.data == other[0]) {
		char c;
		CHECK_EQ(mote_rawsyscall(SYS_read, other[0], &c, 1), 1);
		word_add(&pings);
	}
	return r == 1;
}

static void polls(void *arg)
{
	int sig = 0;

	(void)arg;
	while (sig != SIGTERM) {
		CHECK(wait_for(-1));
		while ((sig = mote_signal_tryrecv()) > 0 && sig != SIGTERM) {
			CHECK(sig == SIGUSR1 || sig == 40);
			word_add(sig == 40 ? &counted : &acknowledged);
		}
	}
}

static bool readable(void)
{
	struct kernel_timespec now = {0, 0};
	struct kernel_pollfd p = {.fd = (int)fd, .events = POLLIN};

	return mote_rawsyscall(SYS_ppoll, &p, 1, &now, 0, 0) == 1;
}

static void add(long which)
{
	struct kernel_epoll_event e = {.events = which == fd ? EVENTS : EPOLLIN, .data = which};

	CHECK_EQ(mote_rawsyscall(SYS_epoll_ctl, epoll, EPOLL_CTL_ADD, which, &e), 0);
}

int main(void)
{
	rounds = scale(3000, 300, 300000);
	make_pipe(other);
	fd = mote_signal_usepipe();
	CHECK(fd > 2);
	epoll = mote_rawsyscall(SYS_epoll_create1, EPOLL_CLOEXEC);
	add(fd);
	add(other[0]);
	CHECK_EQ(mote_signal_enable(SIGUSR1), 0);
	CHECK_EQ(mote_signal_enable(SIGTERM), 0);
	CHECK_EQ(mote_signal_enable(40), 0);
	CHECK(!readable());
	foreign_start_tp(&loop, polls, NULL, TP_GARBAGE);
	for (uint32_t i = 1; i <= rounds; i++) {
		kill_self(40);
		kill_self(SIGUSR1);
		word_wait_g(&acknowledged, i);
		if (i % 8 == 0) {
			CHECK_EQ(mote_rawsyscall(SYS_write, other[1], "", 1), 1);
			word_wait_g(&pings, i / 8);
		}
	}
	word_wait_g(&counted, (uint32_t)rounds);
	kill_self(SIGTERM);
	foreign_join(&loop);
	CHECK_EQ(counted, rounds);
	CHECK_EQ(acknowledged, rounds);
	CHECK_EQ(mote_signal_tryrecv(), -EAGAIN);
	CHECK(!readable());
	return ok();
}
