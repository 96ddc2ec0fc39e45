/*
 * What 10^6 stacks of one page cost at least: mem N [populate]. First touches of N pages, one by
 * one or by MADV_POPULATE_WRITE.
 */
#include <sys/mman.h>
#include "bench.h"

#ifndef MADV_POPULATE_WRITE
#define MADV_POPULATE_WRITE 23
#endif

int main(int argc, char **argv)
{
	int64_t n = bench_arg(argc, argv, 1, 1000000), start, page = bench_page(), before, sum = 0;
	char *all;

	before = bench_resident();
	start = bench_now();
	all = mmap(NULL, n * page, PROT_READ | PROT_WRITE,
		   MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	if (all == MAP_FAILED)
		return 77;
	madvise(all, n * page, MADV_NOHUGEPAGE);
	if (argc > 2 && madvise(all, n * page, MADV_POPULATE_WRITE) != 0)
		return 77;
	if (argc <= 2)
		for (int64_t i = 0; i < n; i++)
			all[i * page] = 1;
	start = bench_now() - start;
	before = bench_resident() - before;
	for (int64_t i = 0; i < n; i++)
		sum += argc > 2 || all[i * page];
	bench_result(before, n, sum);
	bench_result(start / 1000, 1000000, sum);
	return 0;
}
