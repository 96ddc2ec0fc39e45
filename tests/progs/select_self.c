/*
 * A select that could both send to and receive from one channel never meets itself: two such Gs
 * trade with each other.
 *
 * also: pinned 64k
 */
#include "check.h"

static struct mote_chan *c;
static struct mote_wg done;
static long rounds;

static void trades(void *arg)
{
	long me = (long)arg, got;

	for (long i = 0; i < rounds; i++) {
		struct mote_case cases[] = {send_case(c, &me), recv_case(c, &got)};
		got = -1;
		int k = mote_select(cases, 2, i % 2 ? -1 : 1000 * SECOND);
		CHECK(k == 0 || k == 1);
		CHECK(cases[k].ok);
		if (k == 1)
			CHECK_EQ(got, 1 - me);
		else
			CHECK_EQ(got, -1);
	}
	mote_wg_done(&done);
}

/* With a buffer it may get its own value back; it goes on. */
static void uses_buffer(void *arg)
{
	long me = (long)arg, got;

	for (long i = 0; i < rounds; i++) {
		struct mote_case cases[] = {send_case(c, &me), recv_case(c, &got)};
		CHECK(mote_select(cases, 2, -1) >= 0);
	}
	mote_wg_done(&done);
}

static void run(void (*fn)(void *), size_t cap)
{
	c = make_chan(sizeof(long), cap);
	mote_wg_add(&done, 2);
	for (long i = 0; i < 2; i++)
		go(fn, (void *)i);
	mote_wg_wait(&done);
	WAIT_FOR(mote_numg() == 1);
	while (mote_chan_tryrecv(c, NULL) == 0)
		;
	mote_chan_free(c);
}

int main(void)
{
	struct mote_case alone[2];
	long v = 3, w = 4;

	rounds = scale(20000, 1500, 1000000);
	c = make_chan(sizeof v, 0);
	alone[0] = send_case(c, &v);
	alone[1] = recv_case(c, &w);
	CHECK_EQ(mote_select(alone, 2, 0), -EAGAIN);
	CHECK_EQ(mote_select(alone, 2, MS), -ETIMEDOUT);
	CHECK_EQ(w, 4);
	mote_chan_free(c);
	for (int slots = 1; slots <= 2; slots++) {
		mote_procs(slots);
		run(trades, 0);
		run(uses_buffer, 10);
		run(uses_buffer, 1);
	}
	return ok();
}
