/*
 * main is 1; every other G has a number of its own, which no later one gets.
 *
 * also: pinned
 */
#include "check.h"

#define GS 5000

static uint64_t id[GS];
static struct mote_wg done;

static void tells(void *arg)
{
	uint64_t mine = mote_goid();

	mote_gosched();
	CHECK_EQ(mote_goid(), mine);
	*(uint64_t *)arg = mine;
	mote_wg_done(&done);
}

static void sort(uint64_t *a, long n)
{
	for (long gap = n / 2; gap > 0; gap /= 2) {
		for (long i = gap; i < n; i++) {
			uint64_t x = a[i];
			long k = i;
			for (; k >= gap && a[k - gap] > x; k -= gap)
				a[k] = a[k - gap];
			a[k] = x;
		}
	}
}

int main(void)
{
	CHECK_EQ(mote_goid(), 1);
	for (int i = 0; i < GS; i++) {
		mote_wg_add(&done, 1);
		CHECK_EQ(mote_go(tells, &id[i]), 0);
		if (i % 10 == 9)
			mote_wg_wait(&done);
	}
	mote_wg_wait(&done);
	CHECK_EQ(mote_goid(), 1);
	sort(id, GS);
	CHECK(id[0] > 1);
	for (int i = 1; i < GS; i++)
		CHECK(id[i] > id[i - 1]);
	return ok();
}
