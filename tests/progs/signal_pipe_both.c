/*
 * A G in recv and foreign threads that poll the pipe and try at the same time: every signal goes to
 * one of them, each one once. Who tries while another receives is told so.
 *
 * also: pinned fifo
 */
#include "outside.h"
#include "kernel_abi/epoll.h"

#define POLLERS 2

static struct foreign pollers[POLLERS];
static int fd;
static uint32_t told, ended, stop;
static long sent;

static void count(int sig)
{
	CHECK_EQ(sig, 40);
	word_add(&told);
	CHECK(LOAD(&told) <= LOAD(&sent));
}

static void polls(void *arg)
{
	struct kernel_pollfd p = {.fd = fd, .events = POLLIN};
	struct kernel_timespec limit = {0, 10 * MS};

	(void)arg;
	while (!LOAD(&stop)) {
		int sig;
		if (mote_rawsyscall(SYS_ppoll, &p, 1, &limit, 0, 0) != 1)
			continue;
		while ((sig = mote_signal_tryrecv()) > 0)
			count(sig);
		CHECK(sig == -EAGAIN || sig == -EBUSY);
		if (sig == -EBUSY)
			nap(20000);
	}
}

static void receives(void *arg)
{
	(void)arg;
	while (!LOAD(&stop)) {
		int sig = mote_signal_recv();
		if (sig == -EBUSY)
			mote_sleep(20000);
		else
			count(sig);
	}
	word_add(&ended);
}

int main(void)
{
	long rounds = scale(1000, 200, 100000);

	mote_procs(2);
	fd = mote_signal_usepipe();
	CHECK(fd > 2);
	CHECK_EQ(mote_signal_enable(40), 0);
	for (long i = 0; i < POLLERS; i++)
		foreign_start_tp(&pollers[i], polls, NULL, i ? TP_NONE : TP_PARENT);
	go(receives, NULL);
	for (long i = 1; i <= rounds; i++) {
		ADD(&sent, 1);
		kill_all(40);
		if (i % 3 == 0)
			word_wait_g(&told, (uint32_t)i);
	}
	word_wait_g(&told, (uint32_t)rounds);
	STORE(&stop, 1);
	for (int i = 0; i < POLLERS; i++)
		foreign_join(&pollers[i]);
	if (!LOAD(&ended)) {
		ADD(&sent, 1);
		kill_all(40);
	}
	word_wait_g(&ended, 1);
	/* Where it had ended without that one, it may still be in the hands of another thread. */
	while (LOAD(&told) < LOAD(&sent)) {
		CHECK_EQ(mote_signal_recv(), 40);
		word_add(&told);
	}
	CHECK_EQ(LOAD(&told), LOAD(&sent));
	CHECK_EQ(mote_signal_tryrecv(), -EAGAIN);
	return ok();
}
