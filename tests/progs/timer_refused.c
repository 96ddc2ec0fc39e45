/*
 * The first timer that calls a function needs a G: where there is no memory for it that is told,
 * the timer is not armed, and the next start tries again.
 *
 * archs: native
 */
#include "check.h"

#define RLIMIT_AS 9

static struct mote_sema go_on, fired;
static struct mote_timer timer;

static void waits(void *arg)
{
	(void)arg;
	mote_semacquire(&go_on);
}

static void fires(void *arg)
{
	CHECK(arg == &timer);
	mote_semrelease(&fired);
}

static void limit(unsigned long bytes)
{
	unsigned long r[2] = {bytes, ~0ul};

	CHECK_EQ(mote_rawsyscall(SYS_prlimit64, 0, RLIMIT_AS, r, NULL), 0);
}

int main(void)
{
	long n = 0;

	limit((unsigned long)(status_value("VmSize") + 1024) * 1024);
	while (mote_go(waits, NULL) == 0)
		CHECK(++n < 1000000);
	for (int i = 0; i < 2; i++) {
		CHECK_EQ(mote_timer_start(&timer, MS, fires, &timer), -ENOMEM);
		CHECK(!mote_timer_stop(&timer));
	}
	limit(~0ul);
	CHECK_EQ(mote_timer_start(&timer, MS, fires, &timer), 0);
	mote_semacquire(&fired);
	while (n--)
		mote_semrelease(&go_on);
	WAIT_FOR(mote_numg() == 1);
	return ok();
}
