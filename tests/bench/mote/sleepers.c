/*
 * N Gs that sleep 1 to 100 ms once: sleepers N. The process's CPU time; none may wake early. Who
 * makes them yields after each 64.
 */
#include "mote.h"
#include "bench.h"

/* Enough for mote_sleep at -O0. */
#define STACK 512

static int64_t begun, late_enough;
static struct mote_wg done;

static void sleeps(void *arg)
{
	int64_t ns = (int64_t)arg * 1000000;

	mote_sleep(ns);
	if (bench_now() - begun >= ns)
		__atomic_fetch_add(&late_enough, 1, __ATOMIC_RELAXED);
	mote_wg_done(&done);
}

int main(int argc, char **argv)
{
	int64_t n = bench_arg(argc, argv, 1, 100000);

	mote_procs(1);
	mote_wg_add(&done, (int)n);
	begun = bench_now();
	for (int64_t i = 0; i < n; i++) {
		if (mote_go_stack(sleeps, (void *)(1 + i % 100), STACK) < 0)
			return 1;
		if (i % 64 == 63)
			mote_gosched();
	}
	mote_wg_wait(&done);
	bench_result(bench_cpu() / 1000, 1000, late_enough);
	return 0;
}
