/*
 * A value and the end of the time meet at one select: it gets either the value or -ETIMEDOUT, and a
 * value that has been sent is never lost. The same for its sends.
 *
 * also: pinned 64k
 */
#include "check.h"

static struct mote_chan *c;
static long rounds, got, gave, sent, taken, timeouts;
static int running;

static void receives(void *arg)
{
	uint64_t seed = (uint64_t)arg;

	for (long i = 0; i < rounds; i++) {
		long v = -1;
		struct mote_case cases[] = {recv_case(NULL, NULL), recv_case(c, &v)};
		int r = mote_select(cases, 2, rnd(&seed) % 30000);
		CHECK(r == 1 || r == -ETIMEDOUT || r == -EAGAIN);
		CHECK_EQ(v, r == 1 ? 77 : -1);
		ADD(r == 1 ? &got : &timeouts, 1);
	}
	ADD(&running, -1);
}

static void sends(void *arg)
{
	uint64_t seed = (uint64_t)arg;

	for (long i = 0; i < rounds; i++) {
		long v = 77;
		struct mote_case one = send_case(c, &v);
		int r = mote_select(&one, 1, rnd(&seed) % 30000);
		CHECK(r == 0 || r == -ETIMEDOUT || r == -EAGAIN);
		ADD(r == 0 ? &gave : &timeouts, 1);
	}
	ADD(&running, -1);
}

int main(void)
{
	uint64_t seed = 5;

	rounds = scale(3000, 300, 100000);
	mote_procs(2);
	c = make_chan(sizeof(long), 0);
	running = 4;
	for (long i = 0; i < 2; i++) {
		go(receives, (void *)(i + 1));
		go(sends, (void *)(i + 3));
	}
	while (LOAD(&running)) {
		long v = 77;
		sent += mote_chan_trysend(c, &v) == 0;
		mote_sleep(rnd(&seed) % 20000);
		taken += mote_chan_tryrecv(c, &v) == 0;
		CHECK_EQ(v, 77);
	}
	CHECK_EQ(LOAD(&gave) + sent, LOAD(&got) + taken);
	CHECK(LOAD(&timeouts) > 0);
	CHECK_EQ(mote_chan_tryrecv(c, NULL), -EAGAIN);
	CHECK_EQ(mote_chan_trysend(c, &seed), -EAGAIN);
	mote_chan_free(c);
	return ok();
}
