/*
 * Gs at one mutex: mutex GS N. GS 1: nobody contends, but another M exists.
 */
#include "mote.h"
#include "bench.h"

static _Alignas(64) struct mote_mutex mutex;
static _Alignas(64) volatile int64_t counter;
static int64_t each;
static struct mote_wg wg;
static struct mote_note up, never;

static void work(void *arg)
{
	(void)arg;
	for (int64_t i = 0; i < each; i++) {
		mote_lock(&mutex);
		counter++;
		mote_unlock(&mutex);
	}
	mote_wg_done(&wg);
}

static void idle(void *arg)
{
	(void)arg;
	mote_notewakeup(&up);
	mote_notetsleepg(&never, -1);
}

int main(int argc, char **argv)
{
	int gs = (int)bench_arg(argc, argv, 1, 2);
	int64_t start;

	each = bench_arg(argc, argv, 2, 1000000);
	if (gs == 1) {
		if (mote_go(idle, NULL) < 0)
			return 1;
		mote_notetsleepg(&up, -1);
	}
	mote_wg_add(&wg, gs);
	start = bench_now();
	for (int i = 1; i < gs; i++)
		if (mote_go(work, NULL) < 0)
			return 1;
	work(NULL);
	mote_wg_wait(&wg);
	bench_result(bench_now() - start, gs * each, counter);
	return 0;
}
