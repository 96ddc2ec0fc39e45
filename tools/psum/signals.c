/*
 * signals.c - SIGINT and SIGTERM stop psum, SIGUSR1 asks it how far it is.
 *
 * A stop closes the channel `stop`: main's G makes no more jobs, and the collector writes what is
 * done of those in the queue, names the others, and has psum die by the signal. It reads no file
 * itself, so it waits for nothing but its output; where nobody takes that, psum dies without. A
 * signal that was ignored when psum began stays ignored.
 */
#include "kernel_abi/epoll.h"
#include "psum.h"

#define GRACE_NS (2 * 1000 * 1000 * 1000LL) /* for output that is blocked */
#define GRACE_ROUNDS 5			    /* otherwise: so many times that */
#define DEATH_NS (1000 * 1000 * 1000)

struct mote_chan *stop;

static struct mote_chan *questions; /* SIGUSR1 has come */
static int stop_signal;
static int64_t start_time;

bool stopping(void)
{
	return __atomic_load_n(&stop_signal, __ATOMIC_ACQUIRE) != 0;
}

/* A process that is the first of a PID namespace does not die by a signal of its own. */
void stop_die(void)
{
	int sig = __atomic_load_n(&stop_signal, __ATOMIC_ACQUIRE);
	long self = mote_rawsyscall(SYS_getpid);

	mote_signal_disable(sig);
	mote_rawsyscall(SYS_kill, self, sig);
	if (self != 1)
		mote_sleep(DEATH_NS);
	mote_exit(128 + sig);
}

static bool takes_output(int fd)
{
	struct kernel_pollfd poll = {.fd = fd, .events = POLLOUT};
	struct kernel_timespec now = {0};

	return mote_syscall(SYS_ppoll, &poll, 1, &now, NULL, 8) != 0;
}

MOTE_NORETURN static void stop_by(int sig)
{
	int rounds = 0;

	__atomic_store_n(&stop_signal, sig, __ATOMIC_RELEASE);
	mote_chan_close(stop);
	do
		mote_sleep(GRACE_NS);
	while (takes_output(1) && takes_output(2) && ++rounds < GRACE_ROUNDS);
	if (takes_output(2))
		mote_eprintf("%s: interrupted; the output is incomplete\n", program);
	stop_die();
}

/* Writes nothing until it stops: fd 2 may be blocked. */
static void signals_run(void *unused)
{
	(void)unused;
	for (;;) {
		int sig = mote_signal_recv();

		if (sig == SIGUSR1)
			mote_chan_trysend(questions, NULL);
		else if (sig > 0)
			stop_by(sig);
	}
}

static void answer_run(void *unused)
{
	(void)unused;
	while (mote_chan_recv(questions, NULL))
		progress_tell(mote_nanotime() - start_time);
}

static void enable(int sig)
{
	if (!mote_signal_ignored(sig))
		mote_signal_enable(sig);
}

/* Without a G for it, a signal has its default action. */
void signals_start(int64_t now)
{
	start_time = now;
	stop = make_channel(0, 0);
	questions = make_channel(0, 1);
	if (mote_go(signals_run, NULL) < 0)
		return;
	totals.gs++;
	enable(SIGINT);
	enable(SIGTERM);
	if (mote_go(answer_run, NULL) < 0)
		return;
	totals.gs++;
	enable(SIGUSR1);
}
