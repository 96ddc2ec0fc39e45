/*
 * Commits publish their G to three others that ready it as soon as they see it; a G that ran on two
 * Ms at once would spoil the pattern on its stack.
 *
 * also: pinned
 * time-limit: 60
 */
#include "check.h"

#define PARKERS 4

static struct mote_g *slot[PARKERS];
static bool stop;
static long rounds;
static struct mote_wg done;

static bool publish(struct mote_g *gp, void *arg)
{
	STORE((struct mote_g **)arg, gp);
	return true;
}

static void parks(void *arg)
{
	volatile uint64_t pattern[32];
	uint64_t seed = (uint64_t)arg;

	for (long i = 0; i < rounds; i++) {
		for (int k = 0; k < COUNT(pattern); k++)
			pattern[k] = seed + i * 64 + k;
		mote_park(publish, arg);
		for (int k = 0; k < COUNT(pattern); k++)
			CHECK(pattern[k] == seed + i * 64 + k);
	}
	mote_wg_done(&done);
}

static void readies(void *arg)
{
	struct mote_g *gp;

	for (unsigned i = (unsigned)(long)arg; !LOAD(&stop); i++) {
		gp = SWAP(&slot[i % PARKERS], NULL);
		if (gp)
			mote_ready(gp);
		else if (i % 64 == 0)
			mote_gosched();
	}
}

int main(void)
{
	rounds = scale(30000, 2000, 2000000);
	mote_procs(5);
	mote_wg_add(&done, PARKERS);
	for (long i = 0; i < 3; i++)
		CHECK_EQ(mote_go(readies, (void *)i), 0);
	for (int i = 0; i < PARKERS; i++)
		CHECK_EQ(mote_go(parks, &slot[i]), 0);
	mote_wg_wait(&done);
	STORE(&stop, true);
	WAIT_FOR(mote_numg() == 1);
	return ok();
}
