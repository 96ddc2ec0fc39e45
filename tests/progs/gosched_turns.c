/*
 * With one slot two Gs that yield take turns, and of many none falls behind.
 *
 * also: pinned
 */
#include "check.h"

#define GS 7
#define ROUNDS 2000

static int last = -1, wrong;
static long count[GS];
static struct mote_wg done;

static void alternates(void *arg)
{
	for (int i = 0; i < ROUNDS; i++) {
		wrong += last == (int)(long)arg;
		last = (int)(long)arg;
		mote_gosched();
	}
	mote_wg_done(&done);
}

static void counts(void *arg)
{
	long *mine = arg;

	while (++*mine < ROUNDS) {
		for (int i = 0; i < GS; i++) {
			if (*mine - count[i] > ROUNDS / 4)
				wrong++;
		}
		mote_gosched();
	}
	mote_wg_done(&done);
}

int main(void)
{
	mote_procs(1);
	mote_wg_add(&done, 2);
	for (long i = 0; i < 2; i++)
		CHECK_EQ(mote_go(alternates, (void *)i), 0);
	mote_wg_wait(&done);
	CHECK(wrong < ROUNDS / 50);
	wrong = 0;
	mote_wg_add(&done, GS);
	for (long i = 0; i < GS; i++)
		CHECK_EQ(mote_go(counts, &count[i]), 0);
	mote_wg_wait(&done);
	CHECK_EQ(wrong, 0);
	return ok();
}
