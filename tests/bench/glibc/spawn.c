/* Threads: create and join. spawn N BATCHES: one at a time, then BATCHES times 1000 at once. */
#include <pthread.h>
#include "bench.h"

#define BATCH 1000

static int64_t ran[BATCH];

static void *body(void *arg)
{
	++*(int64_t *)arg;
	return NULL;
}

int main(int argc, char **argv)
{
	int64_t n = bench_arg(argc, argv, 1, 1000), batches = bench_arg(argc, argv, 2, 1), start;
	int64_t sum = 0;
	pthread_t t[BATCH];

	start = bench_now();
	for (int64_t i = 0; i < n; i++) {
		if (pthread_create(&t[0], NULL, body, &ran[0]) != 0)
			return 77;
		pthread_join(t[0], NULL);
	}
	bench_result(bench_now() - start, n, ran[0]);
	ran[0] = 0;
	start = bench_now();
	for (int64_t b = 0; b < batches; b++) {
		for (int i = 0; i < BATCH; i++)
			if (pthread_create(&t[i], NULL, body, &ran[i]) != 0)
				return 77;
		for (int i = 0; i < BATCH; i++)
			pthread_join(t[i], NULL);
	}
	start = bench_now() - start;
	for (int i = 0; i < BATCH; i++)
		sum += ran[i];
	bench_result(start, batches * BATCH, sum);
	return 0;
}
