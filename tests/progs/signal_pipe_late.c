/*
 * usepipe while somebody waits in recv already: of two real-time signals recv tells one, and for
 * the other the pipe is readable.
 *
 * also: pinned
 */
#include "check.h"
#include "kernel_abi/epoll.h"

#define SIG 40

static struct mote_note told;

static void receives(void *arg)
{
	(void)arg;
	CHECK_EQ(mote_signal_recv(), SIG);
	mote_notewakeup(&told);
}

static long kill_thread(int sig)
{
	return mote_rawsyscall(SYS_tgkill, mote_rawsyscall(SYS_getpid), mote_rawsyscall(SYS_gettid),
			       sig);
}

int main(void)
{
	struct kernel_timespec second = {1, 0};
	struct kernel_pollfd poll = {.events = POLLIN};
	uint64_t bit = 1ull << (SIG - 1), mask;

	mote_lockosthread();
	go(receives, NULL);
	mote_sleep(50 * MS);
	poll.fd = mote_signal_usepipe();
	CHECK(poll.fd > 2);
	CHECK_EQ(mote_signal_enable(SIG), 0);
	CHECK_EQ(mote_rawsyscall(SYS_rt_sigprocmask, 0, &bit, &mask, 8), 0);
	CHECK_EQ(kill_thread(SIG), 0);
	CHECK_EQ(kill_thread(SIG), 0);
	CHECK_EQ(mote_rawsyscall(SYS_rt_sigprocmask, 2, &mask, 0, 8), 0);
	mote_notesleep(&told);
	CHECK_EQ(mote_rawsyscall(SYS_ppoll, &poll, 1, &second, 0, 0), 1);
	CHECK_EQ(mote_signal_tryrecv(), SIG);
	CHECK_EQ(mote_signal_tryrecv(), -EAGAIN);
	return ok();
}
