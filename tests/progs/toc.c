/*
 * A program so large that its parts have different tables of contents (r2): each part finds its own
 * again across a switch, in a G, and in what runs on the M's own stack.
 *
 * archs: ppc64le
 * sources: toc_other.c toc_vars.c
 * build: -mcmodel=small -Itests/progs/parts
 * also: 64k
 */
#include "check.h"

#include "toc.h"

FIVE_THOUSAND(DECLARE, toc_a)

static struct mote_wg done;

static __attribute__((noinline)) long sum_a(void)
{
	long sum = 0;

	FIVE_THOUSAND(SUM, toc_a)
	return sum;
}

static void runs(void *arg)
{
	long sum = sum_a(), no = 0;

	for (int i = 0; i < 500; i++) {
		mote_gosched();
		CHECK_EQ(sum_a(), sum);
	}
	CHECK(other_commits(NULL, &no));
	mote_wg_done(arg);
}

int main(void)
{
	CHECK(this_toc() != other_toc());
	mote_wg_add(&done, 4);
	CHECK_EQ(mote_go(runs, &done), 0);
	CHECK_EQ(mote_go(other_runs, &done), 0);
	CHECK_EQ(mote_go(other_runs, &done), 0);
	CHECK_EQ(mote_go(runs, &done), 0);
	mote_wg_wait(&done);
	return ok();
}
