/*
 * Park and ready: commit runs off the G's stack with the G and its argument; where it says false
 * the G goes on at once; ready makes a parked G run.
 *
 * also: pinned 64k
 * builds: O0=-O0
 */
#include "check.h"

static struct mote_g *parked;
static int commits, woken;

static bool refuses(struct mote_g *gp, void *arg)
{
	char here;

	CHECK(gp == mote_getg() || mote_getg() == NULL);
	CHECK((char *)&here - (char *)arg > 4096 || (char *)arg - (char *)&here > 4096);
	commits++;
	return false;
}

static bool agrees(struct mote_g *gp, void *arg)
{
	STORE((struct mote_g **)arg, gp);
	return true;
}

static void parks(void *arg)
{
	char here;
	struct mote_g *me = mote_getg();

	(void)arg;
	for (int i = 0; i < 10; i++)
		mote_park(refuses, &here);
	CHECK_EQ(commits, 10);
	for (int i = 0; i < 100; i++) {
		mote_park(agrees, &parked);
		CHECK(mote_getg() == me);
		ADD(&woken, 1);
	}
}

static void parks_plainly(void *arg)
{
	STORE((struct mote_g **)arg, mote_getg());
	mote_park(NULL, NULL);
	ADD(&woken, 1);
}

int main(void)
{
	struct mote_g *gp;

	CHECK_EQ(mote_go(parks, 0), 0);
	for (int i = 0; i < 100; i++) {
		WAIT_FOR((gp = SWAP(&parked, NULL)));
		CHECK_EQ(LOAD(&woken), i);
		mote_ready(gp);
	}
	WAIT_FOR(LOAD(&woken) == 100 && mote_numg() == 1);
	/* One slot: when main runs again, the other one has parked. */
	mote_procs(1);
	mote_sleep(20 * MS); /* who still looks for work above the new number is through */
	CHECK_EQ(mote_go(parks_plainly, &parked), 0);
	WAIT_FOR((gp = LOAD(&parked)));
	mote_sleep(20 * MS);
	CHECK_EQ(LOAD(&woken), 100);
	mote_ready(gp);
	WAIT_FOR(LOAD(&woken) == 101);
	return ok();
}
