/*
 * No deadlock where a timer, or the end of a select's time, is all that is left to help, however
 * near it is.
 *
 * also: pinned 64k
 */
#include "check.h"

static struct mote_chan *c;
static struct mote_timer timer;

static void sends(void *arg)
{
	(void)arg;
	CHECK_EQ(mote_chan_trysend(c, NULL), 0);
}

static void selects(void *arg)
{
	struct mote_case never = recv_case(NULL, NULL);

	CHECK_EQ(mote_select(&never, 1, (long)arg), -ETIMEDOUT);
	mote_chan_send(c, NULL);
}

static void starts(void *arg)
{
	CHECK_EQ(mote_timer_start(&timer, (long)arg, sends, NULL), 0);
}

static void starts_and_sleeps(void *arg)
{
	mote_sleep((long)arg / 2);
	CHECK_EQ(mote_timer_start(&timer, (long)arg / 2, sends, NULL), 0);
}

int main(void)
{
	static void (*const helps[])(void *) = {selects, starts, starts_and_sleeps};
	long rounds = scale(1000, 100, 50000);
	uint64_t seed = 4;

	c = make_chan(0, 1);
	for (int slots = 1; slots <= 4; slots += 3) {
		mote_procs(slots);
		for (long i = 0; i < rounds; i++) {
			go(helps[i % COUNT(helps)], (void *)(1 + rnd(&seed) % 60000));
			CHECK(mote_chan_recv(c, NULL));
		}
	}
	return ok();
}
