/*
 * A clone that takes half a second (strace delays it) holds up nobody but those that wait for the
 * new thread: the longest gap in a ticker's ticks stays far below.
 */
#include "check.h"

static bool stop;
static int64_t longest;
static struct mote_wg done;

static void ticker(void *arg)
{
	int64_t last = mote_nanotime();

	(void)arg;
	while (!LOAD(&stop)) {
		mote_sleep(MS);
		int64_t now = mote_nanotime();
		if (now - last > longest)
			longest = now - last;
		last = now;
	}
	mote_wg_done(&done);
}

static void blocks(void *arg)
{
	struct kernel_timespec ts = {0, 300 * MS};

	mote_syscall(SYS_nanosleep, &ts, NULL);
	mote_wg_done(arg);
}

int main(void)
{
	static struct mote_wg blocked;

	mote_procs(2);
	for (int i = 0; i < 20; i++)
		mote_sleep(MS);
	mote_wg_add(&done, 1);
	CHECK_EQ(mote_go(ticker, 0), 0);
	for (int i = 0; i < 20; i++)
		mote_sleep(MS);
	longest = 0;
	mote_wg_add(&blocked, 6);
	for (int i = 0; i < 6; i++)
		CHECK_EQ(mote_go(blocks, &blocked), 0);
	mote_wg_wait(&blocked);
	STORE(&stop, true);
	mote_wg_wait(&done);
	if (longest > 250 * MS) {
		mote_eprintf("a gap of %ld ms\n", (long)(longest / MS));
		return 1;
	}
	return ok();
}
