/*
 * With one slot, and main computing in it without calling the runtime: a foreign thread borrows an
 * M all the same, works with it, and gives it back.
 *
 * also: pinned
 */
#include "outside.h"

static struct foreign threads[TPS];
static uint32_t done;

static void borrows(void *arg)
{
	struct mote_note note = {0};

	(void)arg;
	for (int i = 0; i < 100; i++) {
		mote_needm();
		mote_free(mote_alloc(100));
		CHECK(!mote_notetsleep(&note, 1000));
		mote_dropm();
	}
	ADD(&done, 1);
}

int main(void)
{
	volatile long work = 0;

	mote_procs(1);
	for (int i = 0; i < TPS; i++)
		foreign_start_tp(&threads[i], borrows, NULL, (enum tp)i);
	while (LOAD(&done) < TPS)
		work++;
	for (int i = 0; i < TPS; i++)
		foreign_join(&threads[i]);
	return ok();
}
