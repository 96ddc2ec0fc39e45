/*
 * A channel's memory may go as soon as its last value has been received, or a receiver has been
 * told that it is closed. The sender that has been served, or the closer, does not touch it again,
 * though it may not have returned yet. The block is taken again at once, and what is written there
 * must stay.
 *
 * also: pinned 64k
 */
#include "check.h"

enum way { PLAIN, SELECT, TWICE, CLOSE, WAYS };

struct offer {
	struct mote_chan *c;
	enum way way;
	int values;
};

static struct mote_chan *offers;

/* Sends the values in some way, or closes. */
static void serves(void *arg)
{
	struct offer o;

	(void)arg;
	while (mote_chan_recv(offers, &o)) {
		long v = 77;
		struct mote_case cases[] = {send_case(o.c, &v), send_case(NULL, &v),
					    send_case(o.c, &v)};
		for (int i = 0; i < o.values; i++) {
			if (o.way == PLAIN || o.way == CLOSE)
				mote_chan_send(o.c, &v);
			else
				CHECK(mote_select(cases, o.way == TWICE ? 3 : 1,
						  i % 2 ? -1 : 1000 * SECOND) >= 0);
		}
		if (o.way == CLOSE)
			mote_chan_close(o.c);
	}
}

static void receive(struct offer o, bool slow)
{
	struct mote_case one = recv_case(o.c, NULL);
	int values = o.values + (o.way == CLOSE);

	for (int i = 0; i < values; i++) {
		if (slow) {
			WAIT_FOR(mote_select(&one, 1, 0) == 0);
			CHECK_EQ(one.ok, i < o.values);
		} else {
			CHECK_EQ(mote_chan_recv(o.c, NULL), i < o.values);
		}
	}
}

static void run(int slots, size_t cap, long rounds)
{
	uint64_t seed = cap;
	size_t size = chan_size(sizeof(long), cap);
	long found = 0;

	mote_procs(slots);
	for (long i = 0; i < rounds; i++) {
		struct offer o = {make_chan(sizeof(long), cap), rnd(&seed) % WAYS,
				  (int)cap + (int)(i % 3)};
		uint64_t *block = (uint64_t *)o.c;
		o.values += o.values == 0 && o.way != CLOSE;
		mote_chan_send(offers, &o);
		if (i % 2)
			mote_gosched();
		receive(o, i % 5 == 0);
		mote_chan_free(o.c);
		take_again(&block, 1, size);
		found += block != NULL;
		/* Who has been served comes to its end. */
		for (long k = i % 4; k > 0; k--)
			mote_gosched();
		still_poisoned(&block, 1, size);
	}
	CHECK(found > rounds / 2);
}

int main(void)
{
	long rounds = scale(20000, 800, 500000);

	offers = make_chan(sizeof(struct offer), 0);
	for (int i = 0; i < 3; i++)
		go(serves, 0);
	for (int slots = 1; slots <= 3; slots++) {
		run(slots, 0, rounds);
		run(slots, 1, rounds);
		run(slots, 2, rounds);
	}
	mote_chan_close(offers);
	return ok();
}
