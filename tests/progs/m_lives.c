/*
 * 10,000 lives of an M (200,000 in a stress run): each a G that ends locked. Threads, maps and
 * memory are then what they were, but for the parts (up to four maps each) of the Ms that were on
 * their way out at once, which is up to the kernel. On a busy machine there may be fewer lives.
 *
 * time-limit: 60
 */
#include "check.h"

static struct mote_wg done;
static char text[1 << 20];

static void ends_locked(void *arg)
{
	volatile char room[3000];

	(void)arg;
	mote_lockosthread();
	room[0] = 1;
	mote_wg_done(&done);
	room[1] = room[0];
}

static long maps(void)
{
	long n = slurp("/proc/self/maps", text, sizeof text), lines = 0;

	for (long i = 0; i < n; i++)
		lines += text[i] == '\n';
	return lines;
}

static void lives(long n)
{
	int64_t end = mote_nanotime() + 20 * SECOND;

	for (long i = 0; i < n; i += 10) {
		if (i >= 2000 && !mote_getenv("MOTE_BIG") && mote_nanotime() > end)
			break;
		mote_wg_add(&done, 10);
		for (int k = 0; k < 10; k++)
			CHECK_EQ(mote_go(ends_locked, 0), 0);
		mote_wg_wait(&done);
	}
	WAIT_FOR(mote_numg() == 1);
}

int main(void)
{
	lives(500);
	long rss = status_value("VmRSS"), before = maps(), threads = status_value("Threads");
	lives(scale(10000, 1000, 200000));
	for (int i = 0; i < 1500; i++) {
		if (status_value("Threads") <= threads + 30)
			break;
		mote_sleep(20 * MS);
	}
	CHECK(status_value("Threads") <= threads + 30);
	if (!emulated()) {
		CHECK(maps() <= before + 1000);
		CHECK(status_value("VmRSS") <= rss + 4096);
	}
	return ok();
}
