/*
 * Many Gs wait for one mutex for long while the others go on; afterwards each gets it.
 *
 * also: pinned
 */
#include "check.h"

#define GS 60

static struct mote_mutex lock;
static int entered, got, ticks;

static void waits(void *arg)
{
	(void)arg;
	ADD(&entered, 1);
	mote_lock(&lock);
	ADD(&got, 1);
	mote_unlock(&lock);
}

static void ticker(void *arg)
{
	(void)arg;
	for (int i = 0; i < 20; i++) {
		mote_sleep(MS);
		ADD(&ticks, 1);
	}
}

int main(void)
{
	mote_procs(2);
	mote_lock(&lock);
	for (int i = 0; i < GS; i++)
		CHECK_EQ(mote_go(waits, 0), 0);
	CHECK_EQ(mote_go(ticker, 0), 0);
	WAIT_FOR(LOAD(&entered) == GS && LOAD(&ticks) == 20);
	CHECK_EQ(LOAD(&got), 0);
	mote_unlock(&lock);
	WAIT_FOR(LOAD(&got) == GS);
	return ok();
}
