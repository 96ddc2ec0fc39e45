/* Two Gs of one kind that yield to each other: switch N. */
#include "mote.h"
#include "bench.h"

static int64_t n, turns[2];
static struct mote_wg done;

static void yields(void *arg)
{
	volatile int64_t *mine = arg;

	while (*mine < n) {
		++*mine;
		mote_gosched();
	}
	mote_wg_done(&done);
}

int main(int argc, char **argv)
{
	int64_t start;

	n = bench_arg(argc, argv, 1, 1000000);
	mote_procs(1);
	mote_wg_add(&done, 2);
	start = bench_now();
	if (mote_go(yields, &turns[0]) < 0 || mote_go(yields, &turns[1]) < 0)
		return 1;
	mote_wg_wait(&done);
	bench_result(bench_now() - start, 2 * n, turns[0] + turns[1]);
	return 0;
}
