/* The part of toc.c and signal_toc.c that has a TOC of its own. */
#include "check.h"

#include "toc.h"

FIVE_THOUSAND(DECLARE, toc_b)

static __attribute__((noinline)) long sum_b(void)
{
	long sum = 0;

	FIVE_THOUSAND(SUM, toc_b)
	return sum;
}

long other_wanted, other_handled;

long other_sum(void)
{
	return sum_b();
}

void other_handles(int sig, struct kernel_siginfo *info, void *ucontext)
{
	(void)sig, (void)info, (void)ucontext;
	CHECK_EQ(sum_b(), other_wanted);
	other_handled++;
}

unsigned long other_toc(void)
{
	return this_toc();
}

bool other_commits(struct mote_g *gp, void *arg)
{
	(void)gp;
	return *(long *)arg != sum_b();
}

void other_runs(void *arg)
{
	long sum = sum_b();

	for (int i = 0; i < 500; i++) {
		mote_gosched();
		CHECK_EQ(sum_b(), sum);
	}
	mote_park(other_commits, &sum);
	mote_wg_done(arg);
}
