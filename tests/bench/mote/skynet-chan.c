/* skynet.c's tree with the sums coming up through channels, one for each inner node. */
#include "mote.h"
#include "bench.h"

struct job {
	struct mote_chan *up;
	int64_t first, size;
};

/* What one G needs: its own frame with ten jobs, and room to spare at -O0. */
#define STACK 1024

static void skynet(void *arg)
{
	struct job own = *(struct job *)arg, jobs[10];
	struct mote_chan *chan;
	int64_t sum = 0, part;

	if (own.size == 1) {
		mote_chan_send(own.up, &own.first);
		return;
	}
	chan = mote_chan_make(sizeof part, 0);
	for (int i = 0; i < 10; i++) {
		jobs[i].up = chan;
		jobs[i].size = own.size / 10;
		jobs[i].first = own.first + i * jobs[i].size;
		if (!chan || mote_go_stack(skynet, &jobs[i], STACK) < 0)
			mote_throw("skynet: no memory for a G");
	}
	for (int i = 0; i < 10; i++) {
		mote_chan_recv(chan, &part);
		sum += part;
	}
	mote_chan_free(chan);
	mote_chan_send(own.up, &sum);
}

int main(void)
{
	struct job all = {mote_chan_make(sizeof(int64_t), 0), 0, 1000000};
	int64_t start = bench_now(), sum;

	if (!all.up || mote_go_stack(skynet, &all, STACK) < 0)
		return 1;
	mote_chan_recv(all.up, &sum);
	bench_result((bench_now() - start) / 1000, 1000, sum);
	return 0;
}
