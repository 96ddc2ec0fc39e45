/*
 * Round trips of two threads over futexes: note N [pin] [spin]. One word: 0 clear, 1 signalled,
 * 2 somebody sleeps. pin: a CPU for each; spin: looks 100 times before it sleeps.
 */
#include <linux/futex.h>
#include <pthread.h>
#include <string.h>
#include "bench.h"
#include "floor.h"

struct word {
	_Alignas(64) int w;
};

static struct word ping, pong;
static int64_t rounds, answered;
static int pinned, spins;

static void wake(struct word *p)
{
	if (__atomic_exchange_n(&p->w, 1, __ATOMIC_ACQ_REL) == 2)
		floor_call6(SYS_futex, (long)&p->w, FUTEX_WAKE_PRIVATE, 1, 0, 0, 0);
}

static void sleep_on(struct word *p)
{
	int clear = 0;

	for (int i = 0; i < spins; i++) {
		if (__atomic_load_n(&p->w, __ATOMIC_ACQUIRE) == 1)
			break;
		floor_pause();
	}
	__atomic_compare_exchange_n(&p->w, &clear, 2, 0, __ATOMIC_ACQUIRE, __ATOMIC_ACQUIRE);
	while (__atomic_load_n(&p->w, __ATOMIC_ACQUIRE) == 2)
		floor_call6(SYS_futex, (long)&p->w, FUTEX_WAIT_PRIVATE, 2, 0, 0, 0);
	__atomic_store_n(&p->w, 0, __ATOMIC_RELAXED);
}

static void *answer(void *arg)
{
	if (pinned)
		bench_pin(1);
	for (int64_t i = 0; i < rounds; i++) {
		sleep_on(&ping);
		answered++;
		wake(&pong);
	}
	return arg;
}

int main(int argc, char **argv)
{
	int64_t start;
	pthread_t other;

	rounds = bench_arg(argc, argv, 1, 10000);
	for (int i = 2; i < argc; i++) {
		pinned |= strcmp(argv[i], "pin") == 0;
		spins += strcmp(argv[i], "spin") == 0 ? 100 : 0;
	}
	if (pinned)
		bench_pin(0);
	pthread_create(&other, NULL, answer, NULL);
	start = bench_now();
	for (int64_t i = 0; i < rounds; i++) {
		wake(&ping);
		sleep_on(&pong);
	}
	bench_result(bench_now() - start, rounds, answered);
	pthread_join(other, NULL);
	return 0;
}
