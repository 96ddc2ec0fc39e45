/* N contexts on stacks of 8 KiB, without guards, that wait in the middle: mem N. */
#include <stdlib.h>
#include <sys/mman.h>
#include "bench.h"
#include "fcontext.h"

#define STACK 8192

static int64_t ended;

static void body(struct transfer t)
{
	t = jump_fcontext(t.from, NULL);
	ended++;
	jump_fcontext(t.from, NULL);
}

int main(int argc, char **argv)
{
	int64_t n = bench_arg(argc, argv, 1, 1000000), before, created, finished;
	fcontext_t *waiting = malloc((size_t)n * sizeof *waiting);
	char *all;

	for (int64_t i = 0; i < n; i++)
		waiting[i] = NULL;
	before = bench_resident();
	created = bench_now();
	all = mmap(NULL, n * STACK, PROT_READ | PROT_WRITE,
		   MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	if (all == MAP_FAILED)
		return 77;
	madvise(all, n * STACK, MADV_NOHUGEPAGE);
	for (int64_t i = 0; i < n; i++)
		waiting[i] =
			jump_fcontext(make_fcontext(all + (i + 1) * STACK, STACK, body), NULL).from;
	created = bench_now() - created;
	before = bench_resident() - before;
	finished = bench_now();
	for (int64_t i = 0; i < n; i++)
		jump_fcontext(waiting[i], NULL);
	finished = bench_now() - finished;
	bench_result(before, n, n);
	bench_result(created / 1000, 1000000, n);
	bench_result(finished / 1000, 1000000, ended);
	return 0;
}
