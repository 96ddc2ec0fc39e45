/* A signal to the calling thread, until the handler has returned: sigself N. */
#include <signal.h>
#include "bench.h"
#include "floor.h"
#include "floor/signal.h"

static volatile int64_t handled;

static void handler(int sig)
{
	(void)sig;
	handled++;
}

int main(int argc, char **argv)
{
	int64_t n = bench_arg(argc, argv, 1, 1000000), start;
	long pid = getpid();

	if (floor_handle(SIGUSR1, handler) < 0)
		return 1;
	start = bench_now();
	for (int64_t i = 0; i < n; i++)
		floor_call3(SYS_tgkill, pid, pid, SIGUSR1);
	bench_result(bench_now() - start, n, handled);
	return 0;
}
