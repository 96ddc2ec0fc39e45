/*
 * First in, first out: the values in a buffer, the senders that wait for room, and the receivers
 * that wait for a value; of who comes to an unbuffered channel, too.
 *
 * also: pinned 64k
 */
#include "check.h"

#define GS 40

static struct mote_chan *c;
static int served[GS], n;

/* A buffer that is filled and drained by random steps. */
static void buffer(size_t cap)
{
	uint64_t seed = cap;
	long in = 0, out = 0, v;

	c = make_chan(sizeof(long), cap);
	while (out < 5000) {
		for (long i = rnd(&seed) % (long)(cap + 1); i > 0 && in - out < (long)cap;
		     i--, in++)
			CHECK_EQ(mote_chan_trysend(c, &in), 0);
		CHECK_EQ(mote_chan_len(c), in - out);
		for (long i = rnd(&seed) % (long)(cap + 1); i > 0 && out < in; i--, out++) {
			CHECK(mote_chan_recv(c, &v));
			CHECK_EQ(v, out);
		}
	}
	while (mote_chan_tryrecv(c, &v) == 0)
		CHECK_EQ(v, out++);
	CHECK_EQ(out, in);
	mote_chan_free(c);
}

static void sends(void *arg)
{
	long v = (long)arg;

	mote_chan_send(c, &v);
	served[n++] = (int)v;
}

static void receives(void *arg)
{
	long v;

	CHECK(mote_chan_recv(c, &v));
	CHECK_EQ(v, (long)arg);
	served[n++] = (int)v;
}

static void start_in_order(void (*fn)(void *))
{
	n = 0;
	for (long i = 0; i < GS; i++) {
		go(fn, (void *)i);
		settle();
	}
}

static void waiting_senders(int cap)
{
	long v;

	c = make_chan(sizeof(long), (size_t)cap);
	start_in_order(sends);
	CHECK_EQ(n, cap);
	CHECK_EQ(mote_chan_len(c), cap);
	for (long i = 0; i < GS; i++) {
		CHECK_EQ(mote_chan_tryrecv(c, &v), 0);
		CHECK_EQ(v, i);
		settle();
		CHECK_EQ(n, i + 1 + cap < GS ? i + 1 + cap : GS);
	}
	for (int i = 0; i < GS; i++)
		CHECK_EQ(served[i], i);
	mote_chan_free(c);
}

static void waiting_receivers(int cap)
{
	c = make_chan(sizeof(long), (size_t)cap);
	start_in_order(receives);
	for (long i = 0; i < GS; i++) {
		CHECK_EQ(n, i);
		CHECK_EQ(mote_chan_trysend(c, &i), 0);
		CHECK_EQ(mote_chan_len(c), 0);
		settle();
	}
	mote_chan_free(c);
}

/* One sender and one receiver on slots of their own: order without anybody's waiting for it. */
static void counts(void *arg)
{
	for (long i = 0; i < (long)arg; i++)
		mote_chan_send(c, &i);
	mote_chan_close(c);
}

static void stream(size_t cap)
{
	long items = scale(100000, 5000, 5000000), v, expect = 0;

	c = make_chan(sizeof(long), cap);
	go(counts, (void *)items);
	while (mote_chan_recv(c, &v))
		CHECK_EQ(v, expect++);
	CHECK_EQ(expect, items);
	WAIT_FOR(mote_numg() == 1);
	mote_chan_free(c);
}

int main(void)
{
	static const int caps[] = {0, 1, 2, 3, 8, 29, 100};

	mote_procs(1);
	for (int i = 0; i < COUNT(caps); i++) {
		if (caps[i])
			buffer((size_t)caps[i]);
		waiting_senders(caps[i] < GS ? caps[i] : 0);
		waiting_receivers(caps[i]);
	}
	for (int slots = 1; slots <= 2; slots++) {
		mote_procs(slots);
		stream(0);
		stream(1);
		stream(64);
	}
	return ok();
}
