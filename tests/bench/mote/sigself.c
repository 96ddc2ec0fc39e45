/*
 * A signal to the calling thread, until the handler has returned: sigself N [queue]. The handler is
 * the program's own, or the runtime's, which queues the signal for a G.
 */
#include "mote.h"
#include "bench.h"

static volatile int64_t handled;
static int64_t received;

static void handler(int sig, struct kernel_siginfo *info, void *context)
{
	(void)sig, (void)info, (void)context;
	handled++;
}

static void receives(void *arg)
{
	(void)arg;
	while (mote_signal_recv() == SIGUSR1)
		__atomic_fetch_add(&received, 1, __ATOMIC_RELAXED);
}

int main(int argc, char **argv)
{
	int64_t n = bench_arg(argc, argv, 1, 1000000), start;
	bool queue = argc > 2;
	long pid, tid;

	mote_procs(1);
	mote_lockosthread();
	pid = mote_rawsyscall(SYS_getpid);
	tid = mote_rawsyscall(SYS_gettid);
	if (queue ? mote_signal_enable(SIGUSR1) < 0 || mote_go(receives, NULL) < 0
		  : mote_signal_handler(SIGUSR1, handler, 0) < 0)
		return 1;
	mote_sleep(10000000);
	start = bench_now();
	for (int64_t i = 0; i < n; i++)
		mote_rawsyscall(SYS_tgkill, pid, tid, SIGUSR1);
	start = bench_now() - start;
	while (queue && !__atomic_load_n(&received, __ATOMIC_RELAXED))
		mote_sleep(1000000);
	bench_result(start, n, queue ? n : handled);
	return 0;
}
