/*
 * Contexts made, run to their end, and their stacks given back to a list: spawn N BATCHES, one at a
 * time, then BATCHES times 1000 that exist at once.
 */
#include <stdlib.h>
#include "bench.h"
#include "fcontext.h"

#define BATCH 1000
#define STACK 65536

static void *pool;
static int64_t ran[BATCH];

static void *stack_take(void)
{
	void *s = pool;

	if (!s)
		return aligned_alloc(16, STACK);
	pool = *(void **)((char *)s + STACK - 16);
	return s;
}

static void stack_give(void *s)
{
	*(void **)((char *)s + STACK - 16) = pool;
	pool = s;
}

static void body(struct transfer t)
{
	++*(int64_t *)t.data;
	jump_fcontext(t.from, NULL);
}

int main(int argc, char **argv)
{
	int64_t n = bench_arg(argc, argv, 1, 1000), batches = bench_arg(argc, argv, 2, 1), start;
	static fcontext_t made[BATCH];
	static char *stacks[BATCH];
	int64_t sum = 0;

	start = bench_now();
	for (int64_t i = 0; i < n; i++) {
		char *s = stack_take();

		jump_fcontext(make_fcontext(s + STACK - 16, STACK - 16, body), &ran[0]);
		stack_give(s);
	}
	bench_result(bench_now() - start, n, ran[0]);
	ran[0] = 0;
	start = bench_now();
	for (int64_t b = 0; b < batches; b++) {
		for (int i = 0; i < BATCH; i++) {
			stacks[i] = stack_take();
			made[i] = make_fcontext(stacks[i] + STACK - 16, STACK - 16, body);
		}
		for (int i = 0; i < BATCH; i++) {
			jump_fcontext(made[i], &ran[i]);
			stack_give(stacks[i]);
		}
	}
	start = bench_now() - start;
	for (int i = 0; i < BATCH; i++)
		sum += ran[i];
	bench_result(start, batches * BATCH, sum);
	return 0;
}
