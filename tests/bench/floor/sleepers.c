/*
 * What N sleepers cost at least: a page of a stack each, given back afterwards, and a place in a
 * heap of times, out of which it comes when its 1 to 100 ms are over: sleepers N.
 */
#include <stdlib.h>
#include <sys/mman.h>
#include "bench.h"

struct sleeper {
	int64_t when;
	char *stack;
};

static struct sleeper *heap;
static char **spare, *fresh;
static int64_t n, nspare, page;

static void put(struct sleeper s)
{
	int64_t i = n++;

	for (; i > 0 && heap[(i - 1) / 4].when > s.when; i = (i - 1) / 4)
		heap[i] = heap[(i - 1) / 4];
	heap[i] = s;
}

static void drop_first(void)
{
	struct sleeper last = heap[--n];
	int64_t i = 0;

	spare[nspare++] = heap[0].stack;
	for (;;) {
		int64_t least = 4 * i + 1;

		for (int64_t k = least + 1; k < n && k <= 4 * i + 4; k++)
			if (heap[k].when < heap[least].when)
				least = k;
		if (least >= n || heap[least].when >= last.when)
			break;
		heap[i] = heap[least];
		i = least;
	}
	heap[i] = last;
}

static int64_t wake(void)
{
	int64_t woken = 0, now = bench_now();

	for (; n && heap[0].when <= now; woken++)
		drop_first();
	return woken;
}

static void begin(int64_t ms)
{
	char *stack = nspare ? spare[--nspare] : fresh;

	if (stack == fresh)
		fresh += page;
	*stack = 1;
	put((struct sleeper){bench_now() + ms * 1000000, stack});
}

int main(int argc, char **argv)
{
	int64_t all = bench_arg(argc, argv, 1, 100000), woken = 0;

	page = bench_page();
	fresh = mmap(NULL, all * page, PROT_READ | PROT_WRITE,
		     MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	heap = malloc(all * sizeof *heap);
	spare = malloc(all * sizeof *spare);
	if (fresh == MAP_FAILED || !heap || !spare)
		return 77;
	madvise(fresh, all * page, MADV_NOHUGEPAGE);
	for (int64_t i = 0; i < all; i++) {
		begin(1 + i % 100);
		if (i % 64 == 63)
			woken += wake();
	}
	while (n) {
		int64_t left = heap[0].when - bench_now();
		struct timespec ts = {0, left};

		if (left > 0)
			nanosleep(&ts, NULL);
		woken += wake();
	}
	bench_result(bench_cpu() / 1000, 1000, woken);
	return 0;
}
