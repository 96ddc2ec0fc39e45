/* A thread by a bare clone on one stack that is used again; waits for CLEARTID's wake. */
#include <linux/futex.h>
#include <stdlib.h>
#include "bench.h"
#include "floor.h"

static int64_t ran;

static void body(void *arg)
{
	(void)arg;
	ran++;
}

int main(int argc, char **argv)
{
	int64_t n = bench_arg(argc, argv, 1, 10000), start;
	char *stack = aligned_alloc(16, 65536);
	int tid, seen;

	start = bench_now();
	for (int64_t i = 0; i < n; i++) {
		tid = -1;
		if (floor_thread(body, NULL, stack + 65536, &tid) < 0)
			return 1;
		while ((seen = __atomic_load_n(&tid, __ATOMIC_ACQUIRE)) != 0)
			floor_call6(SYS_futex, (long)&tid, FUTEX_WAIT, seen, 0, 0, 0);
	}
	bench_result(bench_now() - start, n, ran);
	return 0;
}
