/*
 * Real-time signals are counted: of many from several senders at once, with values and without, to
 * the process and to threads, none is lost and none told twice. The kernel's queue has a limit: a
 * send that it refuses does not count.
 *
 * also: pinned fifo
 * builds: pipe=-DPIPE
 */
#include "outside.h"

#define SENDERS 4
#define DONE SIGTERM

struct sender {
	int sig;
	long accepted;
};

static const int numbers[SENDERS] = {34, 35, 45, 62};

static struct sender *senders;
static struct foreign threads[2];
static uint32_t done;
static long count, pid, received[65], expected; /* 0: not known yet */

static long send(int sig, long i)
{
	struct kernel_siginfo info = {.si_signo = sig, .si_code = SI_QUEUE};

	switch (i % 3) {
	case 0:
		return mote_rawsyscall(SYS_tgkill, pid, pid, sig);
	case 1:
		info.si_pid = (int)mote_rawsyscall(SYS_getpid);
		info.si_int = (int)i;
		return mote_rawsyscall(SYS_rt_sigqueueinfo, pid, sig, &info);
	default:
		info.si_ptr = NULL;
		return mote_rawsyscall(SYS_rt_tgsigqueueinfo, pid, pid, sig, &info);
	}
}

static void sends(void *arg)
{
	struct sender *s = arg;

	for (long i = 0; i < count; i++) {
		long r = send(s->sig, i);
		CHECK(r == 0 || r == -EAGAIN);
		s->accepted += r == 0;
		if (r < 0 || i % 50 == 49)
			mote_rawsyscall(SYS_sched_yield);
	}
}

static void sends_in_thread(void *arg)
{
	sends(arg);
	word_add(&done);
}

static void sends_in_g(void *arg)
{
	sends(arg);
	word_add(&done);
}

static void receives(void *arg)
{
	long all = 0;
	int sig;

	/* What was sent to the process may still be in the hands of another thread. */
	while (!LOAD(&expected) || all < LOAD(&expected)) {
		sig = mote_signal_recv();
		CHECK(sig > 0);
		received[sig]++;
		all += sig != DONE;
	}
	while ((sig = mote_signal_tryrecv()) != -EAGAIN)
		received[sig]++;
	word_add(arg);
}

int main(void)
{
	static uint32_t received_all;
	long all = 0;

	count = scale(2000, 400, 100000);
	pid = mote_rawsyscall(SYS_getpid);
	senders = shared(SENDERS * sizeof *senders);
	choose_mode();
	CHECK_EQ(mote_signal_enable(DONE), 0);
	for (int i = 0; i < SENDERS; i++) {
		senders[i].sig = numbers[i];
		CHECK_EQ(mote_signal_enable(numbers[i]), 0);
	}
	CHECK_EQ(mote_go(receives, &received_all), 0);
	long child = process_start(sends, &senders[0]);
	foreign_start_tp(&threads[0], sends_in_thread, &senders[1], TP_NONE);
	foreign_start_tp(&threads[1], sends_in_thread, &senders[2], TP_PARENT);
	CHECK_EQ(mote_go(sends_in_g, &senders[3]), 0);
	CHECK_EQ(process_wait(child), 0);
	word_add(&done);
	word_wait_g(&done, SENDERS);
	for (int i = 0; i < SENDERS; i++)
		all += senders[i].accepted;
	STORE(&expected, all);
	CHECK_EQ(mote_rawsyscall(SYS_tgkill, pid, pid, DONE), 0);
	word_wait_g(&received_all, 1);
	for (int i = 0; i < SENDERS; i++) {
		CHECK(senders[i].accepted > 0);
		CHECK_EQ(received[senders[i].sig], senders[i].accepted);
	}
	return ok();
}
