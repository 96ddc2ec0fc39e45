/*
 * 20,000 Gs (a million in a stress run) parked at once; each wakes and ends; the memory of each is
 * a page and little more.
 *
 * time-limit: 60
 */
#include "check.h"

static struct mote_sema go_on;
static struct mote_wg done;
static long parked, woken;

static void parks(void *arg)
{
	(void)arg;
	ADD(&parked, 1);
	mote_semacquire(&go_on);
	ADD(&woken, 1);
	mote_wg_done(&done);
}

int main(void)
{
	long gs = scale(20000, 20000, 1000000);
	long before = status_value("VmRSS"), page = (long)mote_auxv(AT_PAGESZ);

	mote_wg_add(&done, (int)gs);
	for (long i = 0; i < gs; i++) {
		CHECK_EQ(mote_go_stack(parks, 0, 2048), 0);
		if (i % 1000 == 0)
			mote_gosched();
	}
	WAIT_FOR(LOAD(&parked) == gs);
	CHECK_EQ(mote_numg(), gs + 1);
	long each = (status_value("VmRSS") - before) * 1024 / gs;
	if (before >= 0 && !emulated() && each > page + page / 4) {
		mote_eprintf("%ld bytes resident for each parked G\n", each);
		mote_exit(1);
	}
	CHECK_EQ(LOAD(&woken), 0);
	for (long i = 0; i < gs; i++)
		mote_semrelease(&go_on);
	mote_wg_wait(&done);
	CHECK_EQ(woken, gs);
	WAIT_FOR(mote_numg() == 1);
	return ok();
}
