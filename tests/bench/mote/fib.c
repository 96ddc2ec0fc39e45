/* fib(N) with a G and a channel for one half of each step: fib N. */
#include "mote.h"
#include "bench.h"

struct job {
	struct mote_chan *up;
	int64_t n;
};

/* Two frames of at most 128 bytes for each step of the half that a G computes itself. */
#define STACK(n) (512 + 128 * (size_t)(n))

static int64_t fib(int64_t n);

static void half(void *arg)
{
	struct job own = *(struct job *)arg;
	int64_t r = fib(own.n);

	mote_chan_send(own.up, &r);
}

static int64_t fib(int64_t n)
{
	struct job job = {NULL, n - 1};
	int64_t r, other;

	if (n < 2)
		return n;
	job.up = mote_chan_make(sizeof other, 0);
	if (!job.up || mote_go_stack(half, &job, STACK(n)) < 0)
		mote_throw("fib: no memory for a G");
	r = fib(n - 2);
	mote_chan_recv(job.up, &other);
	mote_chan_free(job.up);
	return r + other;
}

int main(int argc, char **argv)
{
	int64_t n = bench_arg(argc, argv, 1, 27), start = bench_now(), r = fib(n);

	bench_result((bench_now() - start) / 1000, 1000, r);
	return 0;
}
