/* Threads one at a time: thread N. */
#include <pthread.h>
#include "bench.h"

static int64_t ran;

static void *body(void *arg)
{
	ran++;
	return arg;
}

int main(int argc, char **argv)
{
	int64_t n = bench_arg(argc, argv, 1, 10000), start = bench_now();
	pthread_t t;

	for (int64_t i = 0; i < n; i++) {
		if (pthread_create(&t, NULL, body, NULL) != 0)
			return 77;
		pthread_join(t, NULL);
	}
	bench_result(bench_now() - start, n, ran);
	return 0;
}
