/*
 * What is refused is told to the caller: how many mote_go and mote_alloc failed, and that nothing
 * of them is left.
 */
#include "check.h"

static struct mote_wg done;
static int ran;

static void runs(void *arg)
{
	volatile char room[8000];

	(void)arg;
	room[0] = 1;
	mote_gosched();
	room[1] = room[0];
	ADD(&ran, 1);
	mote_wg_done(&done);
}

int main(void)
{
	int started = 0, no_g = 0, no_block = 0;

	for (int i = 0; i < 60; i++) {
		int before = mote_numg();
		mote_wg_add(&done, 1);
		int r = mote_go_stack(runs, NULL, ((size_t)i << 14) + 16000);
		if (r == 0) {
			started++;
		} else {
			CHECK(r == -ENOMEM || r == -EAGAIN);
			CHECK(mote_numg() <= before);
			mote_wg_done(&done);
			no_g++;
		}
		char *p = mote_alloc((size_t)i * 20000);
		if (!p)
			no_block++;
		mote_free(p);
	}
	mote_wg_wait(&done);
	CHECK_EQ(ran, started);
	mote_printf("started %d, refused %d Gs and %d blocks\n", started, no_g, no_block);
	return ok();
}
