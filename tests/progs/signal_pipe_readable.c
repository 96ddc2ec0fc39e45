/*
 * The read end is readable exactly while something is queued that has not been told: after one
 * signal, after several of which some have been told by recv or tryrecv, after disable with one in
 * the queue; and whatever the order.
 *
 * also: pinned
 */
#include "outside.h"
#include "kernel_abi/epoll.h"

static int fd;

static bool readable(void)
{
	struct kernel_timespec now = {0, 0};
	struct kernel_pollfd p = {.fd = fd, .events = POLLIN};

	return mote_rawsyscall(SYS_ppoll, &p, 1, &now, 0, 0) == 1;
}

int main(void)
{
	static const int sig[] = {SIGUSR1, SIGUSR2, SIGHUP, 40, 40, 41};
	uint64_t seed = 1;

	mote_lockosthread();
	fd = mote_signal_usepipe();
	CHECK(fd > 2);
	for (int i = 0; i < COUNT(sig); i++)
		CHECK_EQ(mote_signal_enable(sig[i]), 0);
	for (int round = 0; round < 500; round++) {
		int n = 0, waiting[65] = {0};
		CHECK(!readable());
		for (int i = 0; i < 12; i++) {
			int s = sig[rnd(&seed) % COUNT(sig)];
			if (rnd(&seed) % 2 && (s >= SIGRTMIN || !waiting[s])) {
				kill_self(s);
				waiting[s]++;
				n++;
			} else if (n > 0) {
				int got =
					rnd(&seed) % 2 ? mote_signal_recv() : mote_signal_tryrecv();
				CHECK(got > 0 && waiting[got] > 0);
				waiting[got]--;
				n--;
			} else {
				CHECK_EQ(mote_signal_tryrecv(), -EAGAIN);
			}
			CHECK_EQ(readable(), n > 0);
		}
		while (n-- > 0) {
			CHECK(readable());
			CHECK(mote_signal_tryrecv() > 0);
		}
		CHECK_EQ(mote_signal_tryrecv(), -EAGAIN);
	}
	kill_self(SIGHUP);
	CHECK_EQ(mote_signal_disable(SIGHUP), 0);
	CHECK(readable());
	CHECK_EQ(mote_signal_tryrecv(), SIGHUP);
	CHECK(!readable());
	return ok();
}
