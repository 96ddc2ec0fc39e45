/* Threads at one mutex: mutex THREADS N. THREADS 1: nobody contends, but another thread exists. */
#include <pthread.h>
#include "bench.h"

static _Alignas(64) pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static _Alignas(64) volatile int64_t counter;
static int64_t each;

static void *work(void *arg)
{
	for (int64_t i = 0; i < each; i++) {
		pthread_mutex_lock(&mutex);
		counter++;
		pthread_mutex_unlock(&mutex);
	}
	return arg;
}

static void *idle(void *arg)
{
	pause();
	return arg;
}

int main(int argc, char **argv)
{
	int threads = (int)bench_arg(argc, argv, 1, 2);
	pthread_t other[64];
	int64_t start;

	each = bench_arg(argc, argv, 2, 1000000);
	if (threads == 1)
		pthread_create(&other[63], NULL, idle, NULL);
	start = bench_now();
	for (int i = 1; i < threads; i++)
		pthread_create(&other[i], NULL, work, NULL);
	work(NULL);
	for (int i = 1; i < threads; i++)
		pthread_join(other[i], NULL);
	bench_result(bench_now() - start, threads * each, counter);
	return 0;
}
