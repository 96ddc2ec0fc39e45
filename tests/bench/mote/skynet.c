/*
 * A tree of Gs, ten below each, 10^6 leaves with the numbers from 0 on; the sum comes up: skynet.
 * What a G passes up goes through its parent's memory and wait group.
 */
#include "mote.h"
#include "bench.h"

struct node {
	struct mote_wg wg;
	int64_t sum;
};

struct job {
	struct node *parent;
	int64_t first, size;
};

/* What one G needs: its own frame with ten jobs, and room to spare at -O0. */
#define STACK 1024

static void skynet(void *arg)
{
	struct job own = *(struct job *)arg, jobs[10];
	struct node node = {0};

	if (own.size == 1) {
		node.sum = own.first;
	} else {
		mote_wg_add(&node.wg, 10);
		for (int i = 0; i < 10; i++) {
			jobs[i].parent = &node;
			jobs[i].size = own.size / 10;
			jobs[i].first = own.first + i * jobs[i].size;
			if (mote_go_stack(skynet, &jobs[i], STACK) < 0)
				mote_throw("skynet: no memory for a G");
		}
		mote_wg_wait(&node.wg);
	}
	__atomic_fetch_add(&own.parent->sum, node.sum, __ATOMIC_RELAXED);
	mote_wg_done(&own.parent->wg);
}

int main(void)
{
	struct node top = {0};
	struct job all = {&top, 0, 1000000};
	int64_t start = bench_now();

	mote_wg_add(&top.wg, 1);
	if (mote_go_stack(skynet, &all, STACK) < 0)
		return 1;
	mote_wg_wait(&top.wg);
	bench_result((bench_now() - start) / 1000, 1000, top.sum);
	return 0;
}
