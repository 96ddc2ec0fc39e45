/* Two Gs that yield to each other: switch N. */
#include "mote.h"
#include "bench.h"

static volatile int64_t theirs;

static void other(void *arg)
{
	(void)arg;
	for (;;) {
		theirs++;
		mote_gosched();
	}
}

int main(int argc, char **argv)
{
	int64_t n = bench_arg(argc, argv, 1, 1000000), start;

	mote_procs(1);
	if (mote_go(other, NULL) < 0)
		return 1;
	mote_gosched();
	theirs = 0;
	start = bench_now();
	for (int64_t i = 0; i < n; i++)
		mote_gosched();
	bench_result(bench_now() - start, 2 * n, n + theirs);
	return 0;
}
