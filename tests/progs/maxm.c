/*
 * At the limit of threads a blocking call waits its turn: 20 Gs in calls that end only one after
 * another, with at most 8 threads, all finish, and a ticker of bare calls is not held up for good.
 *
 * also: pinned
 */
#include "check.h"

#define CALLERS 20

static int finished;
static bool stop;
static long ticks;
static struct mote_wg done;

static void calls(void *arg)
{
	struct kernel_timespec ts = {0, 5 * MS};

	(void)arg;
	for (int i = 0; i < 3; i++)
		CHECK_EQ(mote_syscall(SYS_nanosleep, &ts, NULL), 0);
	ADD(&finished, 1);
	mote_wg_done(&done);
}

static void ticker(void *arg)
{
	(void)arg;
	while (!LOAD(&stop)) {
		struct kernel_timespec ts = {0, 100000};
		mote_rawsyscall(SYS_nanosleep, &ts, NULL);
		ADD(&ticks, 1);
		mote_gosched();
	}
	mote_wg_done(&done);
}

int main(void)
{
	int first = mote_maxm(0);

	CHECK_EQ(first, 10000);
	CHECK_EQ(mote_maxm(8), first);
	CHECK_EQ(mote_maxm(-1), 8);
	mote_wg_add(&done, CALLERS);
	for (int i = 0; i < CALLERS; i++)
		CHECK_EQ(mote_go(calls, 0), 0);
	mote_wg_add(&done, 1);
	CHECK_EQ(mote_go(ticker, 0), 0);
	while (LOAD(&finished) < CALLERS) {
		CHECK(mote_numm() <= 8);
		mote_sleep(MS);
	}
	WAIT_FOR(LOAD(&ticks) > 0 || mote_sleep(MS));
	STORE(&stop, true);
	mote_wg_wait(&done);
	long threads = status_value("Threads");
	CHECK(threads < 0 || emulated() || threads <= 8);
	return ok();
}
