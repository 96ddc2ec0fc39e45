/*
 * A semaphore counts from 0 and serves first in, first out.
 *
 * also: pinned 64k
 */
#include "check.h"

#define GS 30

static struct mote_sema sema;
static int entered, served[GS], n;

static void acquires(void *arg)
{
	entered++;
	mote_semacquire(&sema);
	served[n++] = (int)(long)arg;
}

static void in_order(void)
{
	mote_procs(1);
	for (long i = 0; i < GS; i++) {
		CHECK_EQ(mote_go(acquires, (void *)i), 0);
		/* One slot: it enters and parks in one turn. */
		while (LOAD(&entered) == i)
			mote_gosched();
		mote_gosched();
	}
	CHECK_EQ(LOAD(&n), 0);
	for (int i = 0; i < GS; i++)
		mote_semrelease(&sema);
	WAIT_FOR(LOAD(&n) == GS);
	for (int i = 0; i < GS; i++)
		CHECK_EQ(served[i], i);
}

static struct mote_sema items, room;
static long sum, taken, rounds;
static struct mote_wg done;

static void produces(void *arg)
{
	(void)arg;
	for (long i = 0; i < rounds; i++) {
		mote_semacquire(&room);
		ADD(&sum, 1);
		mote_semrelease(&items);
	}
	mote_wg_done(&done);
}

static void consumes(void *arg)
{
	(void)arg;
	for (long i = 0; i < rounds; i++) {
		mote_semacquire(&items);
		long left = ADD(&sum, -1);
		CHECK(left >= 0 && left <= 8);
		ADD(&taken, 1);
		mote_semrelease(&room);
	}
	mote_wg_done(&done);
}

static void counting(void)
{
	rounds = scale(5000, 500, 200000);
	mote_procs(4);
	for (int i = 0; i < 8; i++)
		mote_semrelease(&room);
	mote_wg_add(&done, 8);
	for (int i = 0; i < 4; i++) {
		CHECK_EQ(mote_go(produces, 0), 0);
		CHECK_EQ(mote_go(consumes, 0), 0);
	}
	mote_wg_wait(&done);
	CHECK_EQ(sum, 0);
	CHECK_EQ(taken, 4 * rounds);
}

int main(void)
{
	for (int i = 0; i < 5; i++)
		mote_semrelease(&sema);
	for (int i = 0; i < 5; i++)
		mote_semacquire(&sema);
	in_order();
	counting();
	return ok();
}
