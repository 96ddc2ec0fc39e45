/*
 * At the limit of the address space mote_alloc says NULL and mote_go -ENOMEM, nothing is left
 * behind, what runs goes on; when there is memory again all works.
 *
 * archs: native
 */
#include "check.h"

static struct mote_sema go_on;
static struct mote_wg done;

static void waits(void *arg)
{
	volatile char room[1000];

	(void)arg;
	room[0] = 1;
	room[1] = room[0];
	mote_semacquire(&go_on);
	mote_wg_done(&done);
}

static void limit(unsigned long bytes)
{
	unsigned long r[2] = {bytes, ~0ul};

	CHECK_EQ(mote_rawsyscall(SYS_prlimit64, 0, 9, r, NULL), 0);
}

/* As many Gs as there is memory for. */
static long fill(void)
{
	int r;
	long n = 0;

	for (; n < 100000; n++) {
		mote_wg_add(&done, 1);
		int gs = mote_numg();
		r = mote_go_stack(waits, 0, 1 << 20);
		if (r != 0) {
			mote_wg_done(&done);
			CHECK(r == -ENOMEM || r == -EAGAIN);
			CHECK_EQ(mote_numg(), gs);
			return n;
		}
	}
	check_failed(__FILE__, __LINE__, "memory without end");
	return 0;
}

int main(void)
{
	mote_wg_add(&done, 1);
	CHECK_EQ(mote_go(waits, 0), 0);
	mote_gosched();
	for (int round = 0; round < 3; round++) {
		limit((unsigned long)(status_value("VmSize") + 100 * 1024) * 1024);
		CHECK(mote_alloc(200 << 20) == NULL);
		long n = fill();
		CHECK(mote_alloc(100 << 20) == NULL);
		for (int i = 0; i < 20; i++)
			mote_sleep(MS);
		limit(~0ul);
		void *p = mote_alloc(200 << 20);
		CHECK(p != NULL);
		mote_free(p);
		for (long i = 0; i < n; i++)
			mote_semrelease(&go_on);
		WAIT_FOR(mote_numg() == 2);
	}
	mote_semrelease(&go_on);
	mote_wg_wait(&done);
	return ok();
}
