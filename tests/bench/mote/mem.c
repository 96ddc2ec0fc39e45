/*
 * N Gs that park: mem N [small]. Bytes resident for each, seconds to create and park them all, to
 * finish them all. small: stacks by mote_go_stack as little as they come.
 */
#include "mote.h"
#include "bench.h"

static struct mote_g *volatile *parked;
static volatile int64_t ended;

static void body(void *arg)
{
	*(struct mote_g *volatile *)arg = mote_getg();
	mote_park(NULL, NULL);
	ended++;
}

/* The list of Gs, touched beforehand, so that it does not count. */
static int take_list(int64_t n)
{
	parked = mote_alloc((size_t)n * sizeof *parked);
	for (int64_t i = 0; parked && i < n; i++)
		parked[i] = NULL;
	return parked ? 0 : 1;
}

int main(int argc, char **argv)
{
	int64_t n = bench_arg(argc, argv, 1, 1000000), before, created, finished;

	mote_procs(1);
	if (take_list(n))
		return 1;
	before = bench_resident();
	created = bench_now();
	for (int64_t i = 0; i < n; i++) {
		if ((argc > 2 ? mote_go_stack(body, (void *)&parked[i], 1)
			      : mote_go(body, (void *)&parked[i])) < 0)
			return 1;
		if (i % 256 == 255)
			mote_gosched();
	}
	for (int64_t i = 0; i < n; i++)
		while (!parked[i])
			mote_gosched();
	mote_gosched();
	created = bench_now() - created;
	before = bench_resident() - before;
	finished = bench_now();
	for (int64_t i = 0; i < n; i++) {
		mote_ready(parked[i]);
		if (i % 256 == 255)
			mote_gosched();
	}
	while (ended < n)
		mote_gosched();
	finished = bench_now() - finished;
	bench_result(before, n, n);
	bench_result(created / 1000, 1000000, n);
	bench_result(finished / 1000, 1000000, ended);
	return 0;
}
