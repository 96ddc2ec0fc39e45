/* Reading the monotonic clock: clock N. */
#include "bench.h"

int main(int argc, char **argv)
{
	int64_t n = bench_arg(argc, argv, 1, 1000000), start, last = 0, now, good = 0;

	start = bench_now();
	for (int64_t i = 0; i < n; i++) {
		now = bench_now();
		good += now >= last;
		last = now;
	}
	bench_result(bench_now() - start, n, good);
	return 0;
}
