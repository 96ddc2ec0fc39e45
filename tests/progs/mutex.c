/*
 * A mutex keeps all but one out; trylock says whether it got it; any G may unlock.
 *
 * also: pinned 64k
 * builds: O0=-O0
 */
#include "check.h"

#define GS 8

static struct mote_mutex lock;
static struct mote_wg done;
static volatile long counter;
static long rounds, tries;

static void counts(void *arg)
{
	for (long i = 0; i < rounds;) {
		if ((long)arg % 2 == 0) {
			mote_lock(&lock);
		} else if (!mote_trylock(&lock)) {
			ADD(&tries, 1);
			mote_gosched();
			continue;
		}
		long seen = counter;
		if (i % 32 == 0)
			mote_gosched();
		counter = seen + 1;
		mote_unlock(&lock);
		i++;
	}
	mote_wg_done(&done);
}

static void unlocks(void *arg)
{
	(void)arg;
	mote_unlock(&lock);
}

int main(void)
{
	rounds = scale(20000, 1000, 500000);
	mote_procs(4);
	mote_wg_add(&done, GS);
	for (long i = 0; i < GS; i++)
		CHECK_EQ(mote_go(counts, (void *)i), 0);
	mote_wg_wait(&done);
	CHECK_EQ(counter, GS * rounds);
	CHECK(mote_trylock(&lock));
	CHECK(!mote_trylock(&lock));
	CHECK_EQ(mote_go(unlocks, 0), 0);
	mote_lock(&lock);
	CHECK(!mote_trylock(&lock));
	mote_unlock(&lock);
	return ok();
}
