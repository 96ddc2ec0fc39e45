/* Create, run, end: spawn N BATCHES. N Gs one at a time, then BATCHES times 1000 at once. */
#include "mote.h"
#include "bench.h"

#define BATCH 1000

static volatile int64_t ran[BATCH];

static void body(void *arg)
{
	++*(volatile int64_t *)arg;
}

static int one_at_a_time(int64_t n)
{
	int64_t start = bench_now();

	for (int64_t i = 0; i < n; i++) {
		if (mote_go(body, (void *)&ran[0]) < 0)
			return 1;
		while (ran[0] == i)
			mote_gosched();
	}
	bench_result(bench_now() - start, n, ran[0]);
	return 0;
}

static int at_once(int64_t batches)
{
	int64_t start = bench_now(), sum = 0;

	ran[0] = 0;
	for (int64_t b = 0; b < batches; b++) {
		for (int i = 0; i < BATCH; i++)
			if (mote_go(body, (void *)&ran[i]) < 0)
				return 1;
		for (int i = 0; i < BATCH; i++)
			while (ran[i] == b)
				mote_gosched();
	}
	start = bench_now() - start;
	for (int i = 0; i < BATCH; i++)
		sum += ran[i];
	bench_result(start, batches * BATCH, sum);
	return 0;
}

int main(int argc, char **argv)
{
	mote_procs(1);
	return one_at_a_time(bench_arg(argc, argv, 1, 100000)) ||
	       at_once(bench_arg(argc, argv, 2, 100));
}
