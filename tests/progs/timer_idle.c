/*
 * Armed timers and waiting selects that have long to go cost no processor time to speak of.
 *
 * archs: native
 */
#include "check.h"

static struct mote_timer timers[1000];
static struct mote_chan *c;

static void fires(void *arg)
{
	(void)arg;
}

static void selects(void *arg)
{
	struct mote_case cases[] = {recv_case(c, NULL), recv_case(NULL, NULL)};

	mote_select(cases, 2, 3600 * SECOND + (long)arg);
}

int main(void)
{
	mote_procs(4);
	c = make_chan(0, 0);
	for (long i = 0; i < COUNT(timers); i++) {
		CHECK_EQ(mote_timer_start(&timers[i], 3600 * SECOND - i, fires, NULL), 0);
		go(selects, (void *)i);
	}
	mote_sleep(200 * MS);
	int64_t used = 0;
	/* What others take of a virtual CPU may count as its own: the best of some. */
	for (int i = 0; i < 6 && (i == 0 || used > 14 * MS); i++) {
		used = -cpu_time();
		mote_sleep(700 * MS);
		used += cpu_time();
	}
	if (used > 14 * MS) {
		mote_eprintf("%ld us of processor time in 0.7 idle seconds\n", (long)used / 1000);
		mote_exit(1);
	}
	return ok();
}
