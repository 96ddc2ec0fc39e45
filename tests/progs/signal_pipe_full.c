/*
 * A full pipe loses nothing: filled through the write end, it makes no handler wait, every signal
 * that is sent meanwhile is told, and afterwards the pipe works as before. A foreign byte in it is
 * no signal.
 *
 * also: pinned fifo
 */
#include "outside.h"
#include "kernel_abi/epoll.h"

static int fd;
static long other_end;
static uint32_t received;

/* It ends though somebody reads meanwhile, who may be faster than this; then it is not full. */
static long fill(void)
{
	static char bytes[4096];
	long r = 1;

	for (int i = 0; i < 64 && r > 0; i++)
		r = mote_rawsyscall(SYS_write, other_end, bytes, sizeof bytes);
	r = 1;
	for (size_t i = 0; i < 2 * sizeof bytes && r > 0; i++)
		r = mote_rawsyscall(SYS_write, other_end, bytes, 1);
	return r;
}

static bool readable(void)
{
	struct kernel_timespec now = {0, 0};
	struct kernel_pollfd p = {.fd = fd, .events = POLLIN};

	return mote_rawsyscall(SYS_ppoll, &p, 1, &now, 0, 0) == 1;
}

static void receives(void *arg)
{
	int sig;

	(void)arg;
	while ((sig = mote_signal_recv()) != SIGTERM) {
		CHECK_EQ(sig, 40);
		word_add(&received);
	}
	word_add(&received);
}

int main(void)
{
	mote_procs(2);
	mote_lockosthread();
	fd = mote_signal_usepipe();
	CHECK(fd > 2);
	other_end = write_end(fd);
	CHECK(other_end > 2);
	CHECK_EQ(mote_signal_enable(40), 0);
	CHECK_EQ(mote_signal_enable(SIGTERM), 0);
	for (int i = 0; i < 20; i++) {
		CHECK_EQ(fill(), -EAGAIN);
		CHECK_EQ(i % 2 ? mote_signal_tryrecv() : -EAGAIN, -EAGAIN);
		CHECK_EQ(fill(), -EAGAIN);
		for (int k = 0; k < 5; k++)
			kill_self(40);
		for (int k = 0; k < 5; k++) {
			CHECK(readable());
			CHECK_EQ(mote_signal_recv(), 40);
		}
		CHECK_EQ(mote_signal_tryrecv(), -EAGAIN);
		CHECK(!readable());
	}
	/* With a receiver that waits. */
	go(receives, NULL);
	for (uint32_t i = 1; i <= 20; i++) {
		fill();
		kill_self(40);
		word_wait_g(&received, i);
	}
	kill_self(SIGTERM);
	word_wait_g(&received, 21);
	CHECK(!readable());
	return ok();
}
