/*
 * A partner and the end of the time meet at one select: it has either traded or timed out, and a
 * value that has been sent is never lost.
 *
 * also: pinned 64k
 */
#include "check.h"

static struct mote_chan *c;
static long rounds, traded, timeouts;
static int running;

static void selects(enum mote_op op, uint64_t seed)
{
	for (long i = 0; i < rounds; i++) {
		long v = op == MOTE_SEND ? 77 : -1;
		struct mote_case cases[] = {recv_case(NULL, NULL), {c, op, &v, false}};
		int r = mote_select(cases, 2, 1 + rnd(&seed) % 40000);
		CHECK(r == 1 || r == -ETIMEDOUT);
		CHECK_EQ(v, op == MOTE_SEND || r == 1 ? 77 : -1);
		ADD(r == 1 ? &traded : &timeouts, 1);
	}
	ADD(&running, -1);
}

static void receives(void *arg)
{
	selects(MOTE_RECV, (uint64_t)arg);
}

static void sends(void *arg)
{
	selects(MOTE_SEND, (uint64_t)arg);
}

/* Main is the partner, at moments near the end of their times. */
static void race(void (*fn)(void *), int slots)
{
	uint64_t seed = (uint64_t)slots;
	long mine = 0;

	mote_procs(slots);
	traded = timeouts = 0;
	running = 2;
	go(fn, (void *)1);
	go(fn, (void *)2);
	while (LOAD(&running)) {
		long v = 77;
		if (fn == receives)
			mine += mote_chan_trysend(c, &v) == 0;
		else
			mine += mote_chan_tryrecv(c, &v) == 0;
		CHECK_EQ(v, 77);
		mote_sleep(rnd(&seed) % 40000);
	}
	CHECK_EQ(mine, LOAD(&traded));
	CHECK(timeouts > 0);
	CHECK_EQ(mote_chan_tryrecv(c, NULL), -EAGAIN);
	CHECK_EQ(mote_chan_trysend(c, &mine), -EAGAIN);
}

int main(void)
{
	rounds = scale(500, 100, 50000);
	c = make_chan(sizeof(long), 0);
	for (int slots = 1; slots <= 2; slots++) {
		race(receives, slots);
		race(sends, slots);
	}
	mote_chan_free(c);
	return ok();
}
