/*
 * A futex mutex of three states by hand: mutex THREADS N [spin]. THREADS 1: nobody contends, but
 * another thread exists. spin: looks 100 times before it sleeps.
 */
#include <linux/futex.h>
#include <pthread.h>
#include "bench.h"
#include "floor.h"

static _Alignas(64) int word;
static _Alignas(64) volatile int64_t counter;
static int64_t each;
static int spins;

static __attribute__((noinline)) void lock_slow(void)
{
	int clear;

	for (int i = 0; i < spins; i++) {
		clear = 0;
		if (__atomic_load_n(&word, __ATOMIC_RELAXED) == 0 &&
		    __atomic_compare_exchange_n(&word, &clear, 1, 0, __ATOMIC_ACQUIRE,
						__ATOMIC_RELAXED))
			return;
		floor_pause();
	}
	while (__atomic_exchange_n(&word, 2, __ATOMIC_ACQUIRE) != 0)
		floor_call6(SYS_futex, (long)&word, FUTEX_WAIT_PRIVATE, 2, 0, 0, 0);
}

static __attribute__((noinline)) void lock(void)
{
	int clear = 0;

	if (!__atomic_compare_exchange_n(&word, &clear, 1, 0, __ATOMIC_ACQUIRE, __ATOMIC_RELAXED))
		lock_slow();
}

static __attribute__((noinline)) void unlock(void)
{
	if (__atomic_exchange_n(&word, 0, __ATOMIC_RELEASE) == 2)
		floor_call6(SYS_futex, (long)&word, FUTEX_WAKE_PRIVATE, 1, 0, 0, 0);
}

static void *work(void *arg)
{
	for (int64_t i = 0; i < each; i++) {
		lock();
		counter++;
		unlock();
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
	spins = argc > 3 ? 100 : 0;
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
