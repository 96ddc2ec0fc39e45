/*
 * Elements of many sizes, handed over in both directions and through a buffer: every byte arrives,
 * none beside it changes; a receive into NULL discards; a closed channel gives zeroes.
 *
 * also: pinned 64k
 * builds: O0=-O0 O3=-O3
 */
#include "check.h"

#define MOST 100000
#define GUARD 32

static unsigned char from[MOST], to[GUARD + MOST + GUARD];
static struct mote_chan *c;
static size_t size;
static bool selects;

static void send(void)
{
	struct mote_case one = send_case(c, from);

	if (!selects)
		mote_chan_send(c, from);
	else
		CHECK_EQ(mote_select(&one, 1, -1), 0);
}

static bool receive(void *into)
{
	struct mote_case one = recv_case(c, into);

	if (!selects)
		return mote_chan_recv(c, into);
	CHECK_EQ(mote_select(&one, 1, -1), 0);
	return one.ok;
}

static void sends(void *arg)
{
	(void)arg;
	send();
}

static void receives(void *into)
{
	CHECK(receive(into));
}

/* New values, so that a byte from before is found. */
static void prepare(void)
{
	static unsigned char step;

	step += 37;
	for (size_t i = 0; i < size; i++)
		from[i] = (unsigned char)(i * 7 + (i >> 8) + step);
	for (size_t i = 0; i < size + 2 * GUARD; i++)
		to[i] = 0xa5;
}

static void arrived(bool zeroes)
{
	settle();
	for (size_t i = 0; i < size; i++)
		CHECK(to[GUARD + i] == (zeroes ? 0 : from[i]));
	for (size_t i = 0; i < GUARD; i++)
		CHECK(to[i] == 0xa5 && to[GUARD + size + i] == 0xa5);
}

/* One value, with the receiver or the sender first, and one that is discarded. */
static void hand_over(void)
{
	unsigned char *const into[] = {to + GUARD, NULL};

	for (int i = 0; i < 2; i++) {
		prepare();
		go(receives, into[i]);
		settle();
		send();
		settle();
		if (into[i])
			arrived(false);
		prepare();
		go(sends, NULL);
		settle();
		CHECK(receive(into[i]));
		if (into[i])
			arrived(false);
	}
}

static void through_buffer(void)
{
	for (int i = 0; i < 5; i++) {
		prepare();
		send();
		CHECK(receive(to + GUARD));
		arrived(false);
		send();
		send();
		CHECK(receive(NULL));
		CHECK(receive(to + GUARD));
		arrived(false);
	}
}

static void closed(void)
{
	prepare();
	mote_chan_close(c);
	CHECK(!receive(to + GUARD));
	arrived(true);
	prepare();
	CHECK_EQ(mote_chan_tryrecv(c, to + GUARD), -EPIPE);
	arrived(true);
	CHECK(!receive(NULL));
	mote_chan_free(c);
}

int main(void)
{
	static const size_t sizes[] = {0,  1,  2,  3,  4,  5,  7,  8,	 9,
				       12, 15, 16, 17, 24, 31, 64, 1000, MOST};

	mote_procs(1);
	for (int i = 0; i < 2 * COUNT(sizes); i++) {
		size = sizes[i / 2];
		selects = i % 2;
		c = make_chan(size, 0);
		hand_over();
		closed();
		c = make_chan(size, 2);
		hand_over();
		through_buffer();
		closed();
	}
	return ok();
}
