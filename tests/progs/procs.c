/*
 * mote_procs asks, grows and shrinks; never more Gs run at once than it says.
 *
 * also: pinned
 */
#include "check.h"

static int inside, over;
static struct mote_wg done;
static volatile int sink;

/* A turn that no switch interrupts, save a preemption now and then. */
static void turns(void *arg)
{
	for (int i = 0; i < 500; i++) {
		if (ADD(&inside, 1) > (int)(long)arg)
			ADD(&over, 1);
		for (int k = 0; k < 2000; k++)
			sink = k;
		ADD(&inside, -1);
		mote_gosched();
	}
	mote_wg_done(&done);
}

/* Whether no more than `n` ran at once, but for some turns. */
static bool few(long n)
{
	/* Those that run above the new number go on to the end of their slice. */
	for (int i = 0; i < 20; i++)
		mote_sleep(MS);
	STORE(&over, 0);
	mote_wg_add(&done, 6);
	for (int i = 0; i < 6; i++)
		CHECK_EQ(mote_go(turns, (void *)n), 0);
	mote_wg_wait(&done);
	return LOAD(&over) < 60;
}

/* On a busy machine one may come late to the end of its slice, but it does come to it. */
static void with_slots(long n)
{
	int tries = 1;

	mote_procs((int)n);
	CHECK_EQ(mote_procs(0), n);
	while (!few(n))
		CHECK(tries++ < 10);
}

int main(void)
{
	int first = mote_procs(0);

	CHECK(first >= 1);
	CHECK_EQ(mote_procs(-5), first);
	CHECK_EQ(mote_procs(3), first);
	CHECK_EQ(mote_procs(0), 3);
	CHECK_EQ(mote_procs(1024), 3);
	CHECK_EQ(mote_procs(1), 1024);
	for (long n = 1; n <= 4; n++)
		with_slots(n);
	with_slots(1);
	return ok();
}
