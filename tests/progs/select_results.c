/*
 * What select returns and writes: the index, ok, the value of the case that went ahead and of no
 * other; -EAGAIN, -ETIMEDOUT after the time and not before; -EINVAL; without cases it only waits.
 *
 * also: pinned 64k
 * builds: O0=-O0
 */
#include "check.h"

static struct mote_chan *empty, *full, *closed;
static long a, b;

static void timed(struct mote_case *cases, int n, int64_t ns)
{
	int64_t start = mote_nanotime();

	CHECK_EQ(mote_select(cases, n, ns), -ETIMEDOUT);
	int64_t took = mote_nanotime() - start;
	CHECK(took >= ns);
	CHECK(took < ns + 10 * SECOND);
}

static void none_ready(void)
{
	struct mote_case cases[] = {recv_case(empty, &a), send_case(full, &b), send_case(empty, &b),
				    recv_case(NULL, &a)};

	for (int n = 0; n <= COUNT(cases); n++) {
		CHECK_EQ(mote_select(cases, n, 0), -EAGAIN);
		timed(cases, n, 1);
		timed(cases, n, 300000);
		timed(cases, n, 3 * MS);
	}
	timed(NULL, 0, MS);
	CHECK_EQ(mote_select(NULL, 0, 0), -EAGAIN);
	for (int i = 0; i < COUNT(cases); i++)
		CHECK(!cases[i].ok);
}

static void invalid(void)
{
	struct mote_case cases[] = {recv_case(closed, &a), recv_case(closed, &b)};
	static const int ns[] = {0, -1, 1000};

	for (int i = 0; i < COUNT(ns); i++) {
		CHECK_EQ(mote_select(cases, -1, ns[i]), -EINVAL);
		CHECK_EQ(mote_select(cases, INT32_MIN, ns[i]), -EINVAL);
		CHECK_EQ(mote_select(cases, 65536, ns[i]), -EINVAL);
		CHECK_EQ(mote_select(cases, INT32_MAX, ns[i]), -EINVAL);
		cases[1].op = (enum mote_op)2;
		CHECK_EQ(mote_select(cases, 2, ns[i]), -EINVAL);
		cases[1].op = (enum mote_op) - 1;
		CHECK_EQ(mote_select(cases, 2, ns[i]), -EINVAL);
		cases[1].op = MOTE_RECV;
	}
}

/* One of them is ready, wherever it stands; the others are as they were. */
static void one_ready(void)
{
	for (int at = 0; at < 5; at++) {
		struct mote_chan *c = make_chan(sizeof(long), 1);
		long got[5] = {-1, -1, -1, -1, -1};
		struct mote_case cases[5];
		for (int i = 0; i < 5; i++)
			cases[i] = i % 2 ? recv_case(empty, &got[i]) : send_case(full, &got[i]);
		long v = at;
		cases[at] = send_case(c, &v);
		CHECK_EQ(mote_select(cases, 5, at % 2 ? 0 : -1), at);
		CHECK(cases[at].ok);
		CHECK_EQ(mote_chan_len(c), 1);
		cases[at] = recv_case(c, &got[at]);
		CHECK_EQ(mote_select(cases, 5, at % 2 ? SECOND : 0), at);
		CHECK(cases[at].ok);
		for (int i = 0; i < 5; i++) {
			CHECK_EQ(got[i], i == at ? at : -1);
			CHECK(i == at || !cases[i].ok);
		}
		mote_chan_close(c);
		cases[at].ok = true;
		CHECK_EQ(mote_select(cases, 5, -1), at);
		CHECK(!cases[at].ok);
		CHECK_EQ(got[at], 0);
		mote_chan_free(c);
	}
}

static void discards(void)
{
	struct mote_case one = recv_case(full, NULL);

	CHECK_EQ(mote_select(&one, 1, 0), 0);
	CHECK(one.ok);
	CHECK_EQ(mote_chan_len(full), 0);
	one = recv_case(closed, NULL);
	CHECK_EQ(mote_select(&one, 1, 0), 0);
	CHECK(!one.ok);
}

int main(void)
{
	empty = make_chan(sizeof(long), 0);
	full = make_chan(sizeof(long), 1);
	closed = make_chan(sizeof(long), 1);
	mote_chan_send(full, &a);
	mote_chan_close(closed);
	none_ready();
	invalid();
	one_ready();
	discards();
	return ok();
}
