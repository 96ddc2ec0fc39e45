/*
 * Every G waits, nobody is in mote_signal_recv, but a signal is enabled: an event loop outside the
 * runtime may yet hear of it. No deadlock.
 *
 * also: pinned
 */
#include "foreign.h"
#include "kernel_abi/epoll.h"

static int fd;
static struct mote_sema never;

static void polls(void *arg)
{
	struct kernel_pollfd p = {.fd = fd, .events = POLLIN};

	(void)arg;
	nap(100 * MS);
	kill_self(SIGUSR1);
	CHECK_EQ(mote_rawsyscall(SYS_ppoll, &p, 1, 0, 0, 0), 1);
	CHECK_EQ(mote_signal_tryrecv(), SIGUSR1);
	ok();
	mote_exit(0);
}

int main(void)
{
	static struct foreign loop;

	fd = mote_signal_usepipe();
	CHECK_EQ(mote_signal_enable(SIGUSR1), 0);
	foreign_start(&loop, polls, NULL, NULL);
	mote_semacquire(&never);
	return 1;
}
