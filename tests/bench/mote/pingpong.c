/* Two Gs, a channel in each direction, no buffers: pingpong N. */
#include "mote.h"
#include "bench.h"

static struct mote_chan *ping, *pong;

static void answer(void *arg)
{
	int64_t v;

	(void)arg;
	while (mote_chan_recv(ping, &v)) {
		v++;
		mote_chan_send(pong, &v);
	}
}

int main(int argc, char **argv)
{
	int64_t n = bench_arg(argc, argv, 1, 1000000), sum = 0, start, v;

	mote_procs(1);
	ping = mote_chan_make(sizeof v, 0);
	pong = mote_chan_make(sizeof v, 0);
	if (!ping || !pong || mote_go(answer, NULL) < 0)
		return 1;
	start = bench_now();
	for (int64_t i = 0; i < n; i++) {
		mote_chan_send(ping, &i);
		mote_chan_recv(pong, &v);
		sum += v - i;
	}
	bench_result(bench_now() - start, n, sum);
	mote_chan_close(ping);
	return 0;
}
