/* Switches by hand: switch N [fp]. The other side's own count shows that it ran. */
#include <stdlib.h>
#include "bench.h"
#include "floor.h"

void floor_swap(void **save, void *load);
void floor_swap_fp(void **save, void *load);

static void *main_sp, *other_sp;
static int64_t theirs;

static void other(void)
{
	for (;;) {
		theirs++;
		floor_swap(&other_sp, main_sp);
	}
}

static void other_fp(void)
{
	for (;;) {
		theirs++;
		floor_swap_fp(&other_sp, main_sp);
	}
}

int main(int argc, char **argv)
{
	int64_t n = bench_arg(argc, argv, 1, 1000000), start;
	char *stack = aligned_alloc(16, 65536);

	other_sp = argc > 2 ? floor_make_fp(stack + 65536, other_fp)
			    : floor_make(stack + 65536, other);
	start = bench_now();
	if (argc > 2)
		for (int64_t i = 0; i < n; i++)
			floor_swap_fp(&main_sp, other_sp);
	else
		for (int64_t i = 0; i < n; i++)
			floor_swap(&main_sp, other_sp);
	bench_result(bench_now() - start, 2 * n, n + theirs);
	return 0;
}
