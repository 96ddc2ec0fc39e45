/* Round trips of two threads over semaphores: note N [pin]. pin: a CPU for each. */
#include <pthread.h>
#include <semaphore.h>
#include "bench.h"

struct place {
	_Alignas(64) sem_t sem;
};

static struct place ping, pong;
static int64_t rounds, answered;
static int pinned;

static void *answer(void *arg)
{
	if (pinned)
		bench_pin(1);
	for (int64_t i = 0; i < rounds; i++) {
		sem_wait(&ping.sem);
		answered++;
		sem_post(&pong.sem);
	}
	return arg;
}

int main(int argc, char **argv)
{
	int64_t start;
	pthread_t other;

	rounds = bench_arg(argc, argv, 1, 10000);
	pinned = argc > 2;
	sem_init(&ping.sem, 0, 0);
	sem_init(&pong.sem, 0, 0);
	if (pinned)
		bench_pin(0);
	pthread_create(&other, NULL, answer, NULL);
	start = bench_now();
	for (int64_t i = 0; i < rounds; i++) {
		sem_post(&ping.sem);
		sem_wait(&pong.sem);
	}
	bench_result(bench_now() - start, rounds, answered);
	pthread_join(other, NULL);
	return 0;
}
