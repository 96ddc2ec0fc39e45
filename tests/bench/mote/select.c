/* A G sends to 2 and to 8 channels in turn, another receives by a select over them: select N. */
#include "mote.h"
#include "bench.h"

#define MOST 8

static struct mote_chan *chans[MOST];
static int64_t n, width;

static void sends(void *arg)
{
	(void)arg;
	for (int64_t i = 0; i < n; i++)
		mote_chan_send(chans[i % width], &i);
}

static int receive(void)
{
	struct mote_case cases[MOST];
	int64_t good = 0, v, start;

	for (int i = 0; i < width; i++)
		cases[i] = (struct mote_case){chans[i], MOTE_RECV, &v, false};
	if (mote_go(sends, NULL) < 0)
		return 1;
	start = bench_now();
	for (int64_t i = 0; i < n; i++)
		good += mote_select(cases, (int)width, -1) == i % width && v == i;
	bench_result(bench_now() - start, n, good);
	return 0;
}

int main(int argc, char **argv)
{
	n = bench_arg(argc, argv, 1, 1000000);
	mote_procs(1);
	for (int i = 0; i < MOST; i++) {
		chans[i] = mote_chan_make(sizeof(int64_t), 0);
		if (!chans[i])
			return 1;
	}
	for (width = 2; width <= MOST; width *= 4)
		if (receive())
			return 1;
	return 0;
}
