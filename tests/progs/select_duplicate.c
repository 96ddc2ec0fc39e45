/*
 * One channel in several cases of a select: it is served once, whether it waited or not, and leaves
 * nothing of itself in the channel.
 *
 * also: pinned 64k
 */
#include "check.h"

static struct mote_chan *c, *d;
static int index_of, finished;
static long got[5];

static void receives(void *arg)
{
	struct mote_case cases[5];

	(void)arg;
	for (int i = 0; i < 5; i++)
		cases[i] = recv_case(i == 2 ? d : c, &got[i]);
	index_of = mote_select(cases, 5, -1);
	finished = 1;
}

static void sends(void *arg)
{
	long values[5] = {10, 11, 12, 13, 14};
	struct mote_case cases[5];

	(void)arg;
	for (int i = 0; i < 5; i++)
		cases[i] = send_case(i == 2 ? d : c, &values[i]);
	index_of = mote_select(cases, 5, 1000 * SECOND);
	finished = 1;
}

static void start(void (*fn)(void *))
{
	index_of = -1;
	finished = 0;
	for (int i = 0; i < 5; i++)
		got[i] = -1;
	go(fn, 0);
	settle();
	CHECK(!finished);
}

static void left_clean(void)
{
	CHECK_EQ(mote_chan_trysend(c, &(long){1}), -EAGAIN);
	CHECK_EQ(mote_chan_trysend(d, &(long){1}), -EAGAIN);
	CHECK_EQ(mote_chan_tryrecv(c, NULL), -EAGAIN);
	CHECK_EQ(mote_chan_tryrecv(d, NULL), -EAGAIN);
}

/* Served by the channel that stands there four times, or by the other one. */
static void receiving(struct mote_chan *by)
{
	start(receives);
	CHECK_EQ(mote_chan_trysend(by, &(long){7}), 0);
	CHECK_EQ(mote_chan_trysend(c, &(long){8}), -EAGAIN);
	CHECK_EQ(mote_chan_trysend(d, &(long){9}), -EAGAIN);
	settle();
	CHECK(finished);
	CHECK_EQ(index_of == 2, by == d);
	for (int i = 0; i < 5; i++)
		CHECK_EQ(got[i], i == index_of ? 7 : -1);
	left_clean();
}

static void sending(struct mote_chan *by)
{
	long v;

	start(sends);
	CHECK_EQ(mote_chan_tryrecv(by, &v), 0);
	CHECK_EQ(mote_chan_tryrecv(c, NULL), -EAGAIN);
	CHECK_EQ(mote_chan_tryrecv(d, NULL), -EAGAIN);
	settle();
	CHECK(finished);
	CHECK_EQ(index_of == 2, by == d);
	CHECK_EQ(v, 10 + index_of);
	left_clean();
}

/* All of many cases are the same one. */
static void many(void)
{
	static struct mote_case cases[300];
	long v = 0;

	c = make_chan(sizeof v, 1);
	for (long i = 0; i < 300; i++) {
		for (int k = 0; k < 300; k++)
			cases[k] = i % 2 ? recv_case(c, &v) : send_case(c, &i);
		CHECK(mote_select(cases, 300, -1) >= 0);
		CHECK_EQ(mote_chan_len(c), i % 2 == 0);
		CHECK_EQ(v, i % 2 ? i - 1 : v);
	}
	mote_chan_free(c);
}

int main(void)
{
	mote_procs(1);
	for (int i = 0; i < 20; i++) {
		c = make_chan(sizeof(long), 0);
		d = make_chan(sizeof(long), 0);
		receiving(c);
		receiving(d);
		sending(c);
		sending(d);
		mote_chan_free(c);
		mote_chan_free(d);
	}
	many();
	return ok();
}
