/* Jumps to and fro: switch N. */
#include <stdlib.h>
#include "bench.h"
#include "fcontext.h"

static int64_t theirs;

static void other(struct transfer t)
{
	for (;;) {
		theirs++;
		t = jump_fcontext(t.from, NULL);
	}
}

int main(int argc, char **argv)
{
	int64_t n = bench_arg(argc, argv, 1, 1000000), start;
	char *stack = aligned_alloc(16, 65536);
	struct transfer t = {make_fcontext(stack + 65536, 65536, other), NULL};

	start = bench_now();
	for (int64_t i = 0; i < n; i++)
		t = jump_fcontext(t.from, NULL);
	bench_result(bench_now() - start, 2 * n, n + theirs);
	return 0;
}
