/*
 * Closing: what is in the buffer can still be received, then zeroes; every receiver that waits, in
 * a receive or a select, is woken with zeroes.
 *
 * also: pinned 64k
 */
#include "check.h"

#define WAITERS 20

static struct mote_chan *c, *other, *third;
static int woken;

static void receives(void *arg)
{
	long v = 5;

	(void)arg;
	CHECK(!mote_chan_recv(c, &v));
	CHECK_EQ(v, 0);
	ADD(&woken, 1);
}

static void selects(void *arg)
{
	long v = 5, w = 6;
	struct mote_case cases[] = {recv_case(other, &w), recv_case(c, &v), send_case(third, &w)};

	cases[1].ok = true;
	CHECK_EQ(mote_select(cases, 3, arg ? 1000 * SECOND : -1), 1);
	CHECK(!cases[1].ok);
	CHECK_EQ(v, 0);
	CHECK_EQ(w, 6);
	ADD(&woken, 1);
}

static void waiters(size_t cap)
{
	c = make_chan(sizeof(long), cap);
	other = make_chan(sizeof(long), 0);
	third = make_chan(sizeof(long), 0);
	woken = 0;
	for (long i = 0; i < WAITERS; i++)
		go(i % 3 ? selects : receives, (void *)(i % 2));
	settle();
	CHECK_EQ(LOAD(&woken), 0);
	mote_chan_close(c);
	WAIT_FOR(LOAD(&woken) == WAITERS);
	/* The selects have left the others. */
	CHECK_EQ(mote_chan_trysend(other, &(long){1}), -EAGAIN);
	CHECK_EQ(mote_chan_tryrecv(third, NULL), -EAGAIN);
	mote_chan_free(c);
	mote_chan_free(other);
	mote_chan_free(third);
}

static void drained(size_t cap)
{
	long v;

	c = make_chan(sizeof(long), cap);
	for (long i = 1; i <= (long)cap; i++)
		mote_chan_send(c, &i);
	mote_chan_close(c);
	CHECK_EQ(mote_chan_len(c), cap);
	for (long i = 1; i <= (long)cap; i++) {
		struct mote_case one = recv_case(c, &v);
		if (i % 3 == 0)
			CHECK_EQ(mote_chan_tryrecv(c, &v), 0);
		else if (i % 3 == 1)
			CHECK(mote_chan_recv(c, &v));
		else
			CHECK(mote_select(&one, 1, 0) == 0 && one.ok);
		CHECK_EQ(v, i);
		CHECK_EQ(mote_chan_trysend(c, &i), -EPIPE);
	}
	for (int i = 0; i < 3; i++) {
		v = 5;
		CHECK(!mote_chan_recv(c, &v));
		CHECK_EQ(v, 0);
		v = 5;
		CHECK_EQ(mote_chan_tryrecv(c, &v), -EPIPE);
		CHECK_EQ(v, 0);
	}
	mote_chan_free(c);
}

int main(void)
{
	for (int slots = 1; slots <= 4; slots += 3) {
		mote_procs(slots);
		for (size_t cap = 0; cap < 9; cap += 2) {
			waiters(cap);
			drained(cap);
		}
	}
	return ok();
}
