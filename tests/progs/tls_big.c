/*
 * A large thread block, and many Ms that each have one, coming and going.
 */
#include "check.h"

static __thread long big[20000];
static __thread long last = 5;
static struct mote_wg done;

static void uses(void *arg)
{
	mote_lockosthread();
	CHECK_EQ(last, 5);
	for (int i = 0; i < COUNT(big); i++)
		CHECK_EQ(big[i], 0);
	for (int i = 0; i < COUNT(big); i++)
		big[i] = (long)arg;
	last = 6;
	mote_wg_done(&done);
}

int main(void)
{
	for (long i = 0; i < 200; i += 4) {
		mote_wg_add(&done, 4);
		for (int k = 0; k < 4; k++)
			CHECK_EQ(mote_go(uses, (void *)-1), 0);
		mote_wg_wait(&done);
	}
	return ok();
}
