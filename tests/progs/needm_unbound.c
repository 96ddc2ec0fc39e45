/*
 * unlockosthread without lockosthread throws on a borrowed M, though whoever had it before gave it
 * back bound.
 *
 * expect-throw: unlockosthread: the G is not bound
 */
#include "outside.h"

static struct foreign threads[2];

static void binds(void *arg)
{
	(void)arg;
	mote_needm();
	mote_lockosthread();
	mote_lockosthread();
	mote_unlockosthread();
	mote_dropm();
}

static void unbinds(void *arg)
{
	(void)arg;
	mote_needm();
	mote_unlockosthread();
	mote_exit(1);
}

int main(void)
{
	for (int i = 0; i < 2; i++) {
		foreign_start_tp(&threads[i], i ? unbinds : binds, NULL, TP_NONE);
		foreign_join(&threads[i]);
	}
	return 1;
}
