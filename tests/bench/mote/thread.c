/* Gs that each end with an M of their own: thread N. */
#include "mote.h"
#include "bench.h"

static struct mote_sema done;
static int64_t ran;

static void body(void *arg)
{
	(void)arg;
	mote_lockosthread();
	ran++;
	mote_semrelease(&done);
}

int main(int argc, char **argv)
{
	int64_t n = bench_arg(argc, argv, 1, 10000), start = bench_now();

	for (int64_t i = 0; i < n; i++) {
		if (mote_go(body, NULL) < 0)
			return 1;
		mote_semacquire(&done);
	}
	bench_result(bench_now() - start, n, ran);
	return 0;
}
