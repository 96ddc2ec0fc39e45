/*
 * A select in several channels has been served by one of them: all of them may be freed at once,
 * whether it has come to leave the others or not. Their blocks are taken again; what is written
 * there must stay.
 *
 * also: pinned 64k
 */
#include "check.h"

#define CHANS 5
#define BLOCK 4096

struct offer {
	struct mote_chan *chans[CHANS];
	bool sends, timed;
};

static struct mote_chan *offers;
static size_t size;

static void selects(void *arg)
{
	struct offer o;

	(void)arg;
	while (mote_chan_recv(offers, &o)) {
		long v = o.sends ? 7 : 0;
		struct mote_case cases[2 * CHANS];
		for (int i = 0; i < 2 * CHANS; i++)
			cases[i] = (struct mote_case){o.chans[i % CHANS],
						      o.sends ? MOTE_SEND : MOTE_RECV, &v, false};
		CHECK(mote_select(cases, 2 * CHANS, o.timed ? SECOND * 100 : -1) >= 0);
		CHECK_EQ(v, 7);
	}
}

/* One value goes from or to one of the channels; then they are no more. */
static void serve(struct offer *o, int which)
{
	unsigned long *blocks[CHANS];
	long v = 7;

	if (o->sends)
		CHECK(mote_chan_recv(o->chans[which], &v));
	else
		mote_chan_send(o->chans[which], &v);
	CHECK_EQ(v, 7);
	for (int i = 0; i < CHANS; i++)
		mote_chan_free(o->chans[(which + i) % CHANS]);
	for (int i = 0; i < CHANS; i++) {
		blocks[i] = mote_alloc(size);
		for (size_t k = 0; k < size / sizeof(long); k++)
			blocks[i][k] = 0xa5a5a5a5a5a5a5a5;
	}
	for (int i = 0; i < which; i++)
		mote_gosched();
	for (int i = 0; i < CHANS; i++) {
		for (size_t k = 0; k < size / sizeof(long); k++)
			CHECK(blocks[i][k] == 0xa5a5a5a5a5a5a5a5);
		mote_free(blocks[i]);
	}
}

/* What an allocation must ask for to come into the place of a channel. */
static void find_size(void)
{
	for (size = 16; size < BLOCK; size += 16) {
		struct mote_chan *c = make_chan(sizeof(long), 0);
		mote_chan_free(c);
		void *p = mote_alloc(size);
		mote_free(p);
		if (p == (void *)c)
			return;
	}
}

static void run(int slots, long rounds)
{
	uint64_t seed = (uint64_t)slots;

	mote_procs(slots);
	for (long i = 0; i < rounds; i++) {
		struct offer o = {.sends = i % 2, .timed = i % 3 == 0};
		for (int k = 0; k < CHANS; k++)
			o.chans[k] = make_chan(sizeof(long), 0);
		mote_chan_send(offers, &o);
		if (i % 4)
			mote_gosched();
		serve(&o, (int)(rnd(&seed) % CHANS));
	}
}

int main(void)
{
	long rounds = scale(15000, 800, 500000);

	find_size();
	offers = make_chan(sizeof(struct offer), 0);
	for (int i = 0; i < 3; i++)
		go(selects, 0);
	run(1, rounds);
	run(2, rounds);
	run(4, rounds);
	mote_chan_close(offers);
	return ok();
}
