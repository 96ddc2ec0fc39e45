/* A signal to the calling thread, until the handler has returned: sigself N. */
#include <signal.h>
#include "bench.h"

static volatile int64_t handled;

static void handler(int sig)
{
	(void)sig;
	handled++;
}

int main(int argc, char **argv)
{
	int64_t n = bench_arg(argc, argv, 1, 1000000), start;
	struct sigaction act = {0};
	long pid = getpid();

	act.sa_handler = handler;
	act.sa_flags = SA_RESTART;
	if (sigaction(SIGUSR1, &act, NULL) < 0)
		return 1;
	start = bench_now();
	for (int64_t i = 0; i < n; i++)
		syscall(SYS_tgkill, pid, pid, SIGUSR1);
	bench_result(bench_now() - start, n, handled);
	return 0;
}
