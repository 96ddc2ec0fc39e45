/* The runtime's context switch alone, linked from arch/: switch N. */
#include <stdlib.h>
#include "arch/contract.h"
#include "bench.h"

static struct context main_context, other_context;
static int64_t theirs;

static void other(void *arg)
{
	for (;;) {
		theirs++;
		context_switch(&other_context, &main_context, arg);
	}
}

int main(int argc, char **argv)
{
	int64_t n = bench_arg(argc, argv, 1, 1000000), start;
	char *stack = aligned_alloc(16, 65536);

	context_make(&other_context, stack + 65536, other);
	start = bench_now();
	for (int64_t i = 0; i < n; i++)
		context_switch(&main_context, &other_context, NULL);
	bench_result(bench_now() - start, 2 * n, n + theirs);
	return 0;
}
