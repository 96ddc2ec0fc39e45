/*
 * A select in several channels has been served by one of them: all of them may be freed at once,
 * whether it has come to leave the others or not. Their blocks are taken again at once, and what is
 * written there must stay. The moment of freeing is moved to where both meet.
 *
 * also: pinned 64k
 */
#include "check.h"

#define CHANS 24

struct offer {
	struct mote_chan *chans[CHANS];
	bool sends, timed;
	int which;
};

static struct mote_chan *offers, *requests;
static int served, returned;

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
		STORE(&returned, 1);
	}
}

static void serve(const struct offer *o)
{
	long v = 7;

	if (o->sends)
		CHECK(mote_chan_recv(o->chans[o->which], &v));
	else
		mote_chan_send(o->chans[o->which], &v);
	CHECK_EQ(v, 7);
	STORE(&served, 1);
}

/* The select goes on where this G was: right after it. */
static void serves(void *arg)
{
	struct offer o;

	(void)arg;
	while (mote_chan_recv(requests, &o))
		serve(&o);
}

/* With more than one slot it stays here for a while, so that the others run elsewhere. */
static void await(int *flag)
{
	for (int i = mote_procs(0) > 1 ? 50000 : 0; !LOAD(flag); i--) {
		if (i <= 0)
			mote_gosched();
	}
}

static void run(int slots, long rounds)
{
	uint64_t seed = (uint64_t)slots;
	size_t size = chan_size(sizeof(long), 0);
	int delay = 0;

	mote_procs(slots);
	for (long i = 0; i < rounds; i++) {
		struct offer o = {
			.sends = i % 2, .timed = i % 3 == 0, .which = (int)(rnd(&seed) % CHANS)};
		uint64_t *blocks[CHANS];
		for (int k = 0; k < CHANS; k++)
			o.chans[k] = make_chan(sizeof(long), 0);
		STORE(&returned, 0);
		STORE(&served, 0);
		mote_chan_send(offers, &o);
		if (i % 4)
			mote_gosched();
		/* By main: the select cannot go on before, if there is one slot. */
		if (i % 8 < 2)
			serve(&o);
		else
			mote_chan_send(requests, &o);
		await(&served);
		for (volatile int k = 0; k < delay; k++)
			;
		/* It most often leaves them from the first to the last. */
		for (int k = CHANS - 1; k >= 0; k--) {
			blocks[k] = (uint64_t *)o.chans[k];
			mote_chan_free(o.chans[k]);
		}
		delay += LOAD(&returned) ? -4 : 4;
		delay = delay < 0 || delay > 4000 ? 0 : delay;
		take_again(blocks, CHANS, size);
		await(&returned);
		still_poisoned(blocks, CHANS, size);
	}
}

int main(void)
{
	long rounds = scale(4000, 200, 200000);

	offers = make_chan(sizeof(struct offer), 0);
	requests = make_chan(sizeof(struct offer), 0);
	for (int i = 0; i < 2; i++)
		go(selects, 0);
	go(serves, 0);
	run(1, rounds);
	run(2, 2 * rounds);
	run(3, rounds);
	mote_chan_close(offers);
	mote_chan_close(requests);
	return ok();
}
