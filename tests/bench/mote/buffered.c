/* From one G to another through a channel with room for 128: buffered N. */
#include "mote.h"
#include "bench.h"

static struct mote_chan *chan;
static int64_t n;

static void sends(void *arg)
{
	(void)arg;
	for (int64_t i = 0; i < n; i++)
		mote_chan_send(chan, &i);
	mote_chan_close(chan);
}

int main(int argc, char **argv)
{
	int64_t good = 0, next = 0, start, v;

	n = bench_arg(argc, argv, 1, 1000000);
	mote_procs(1);
	chan = mote_chan_make(sizeof v, 128);
	if (!chan || mote_go(sends, NULL) < 0)
		return 1;
	start = bench_now();
	while (mote_chan_recv(chan, &v))
		good += v == next++;
	bench_result(bench_now() - start, n, good);
	return 0;
}
