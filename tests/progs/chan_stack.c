/*
 * A value goes straight into the frame of a parked G: all of it is there when the G goes on, and
 * nothing beside it has changed.
 *
 * also: pinned 64k
 * builds: O0=-O0
 */
#include "check.h"

#define PAIRS 6

struct value {
	unsigned char bytes[300];
};

static struct mote_chan *chans[PAIRS];
static struct mote_wg done;
static long rounds;

static void fill(struct value *v, unsigned seed)
{
	for (int i = 0; i < COUNT(v->bytes); i++)
		v->bytes[i] = (unsigned char)(seed + (unsigned)i * 3);
}

static void sends(void *c)
{
	struct value v;

	for (unsigned i = 0; i < rounds; i++) {
		fill(&v, i);
		mote_chan_send(c, &v);
		fill(&v, ~0u);
	}
	mote_wg_done(&done);
}

/* A frame of another depth each time. */
static void receive(struct mote_chan *c, unsigned seed, int depth)
{
	volatile struct {
		uint64_t before;
		struct value v;
		uint64_t after;
	} f = {.before = 0x1234567, .after = 0x7654321};
	struct mote_case cases[] = {recv_case(NULL, NULL), recv_case(c, (void *)&f.v)};

	if (depth > 0) {
		receive(c, seed, depth - 1);
	} else {
		if (seed % 2)
			CHECK(mote_chan_recv(c, (void *)&f.v));
		else
			CHECK_EQ(mote_select(cases, 2, seed % 4 ? -1 : 100 * SECOND), 1);
		for (int i = 0; i < COUNT(f.v.bytes); i++)
			CHECK(f.v.bytes[i] == (unsigned char)(seed + (unsigned)i * 3));
	}
	CHECK(f.before == 0x1234567 && f.after == 0x7654321);
}

static void receives(void *c)
{
	for (unsigned i = 0; i < rounds; i++)
		receive(c, i, (int)(i % 5));
	mote_wg_done(&done);
}

int main(void)
{
	rounds = scale(2000, 150, 100000);
	for (int slots = 1; slots <= 4; slots *= 2) {
		mote_procs(slots);
		mote_wg_add(&done, 2 * PAIRS);
		for (int i = 0; i < PAIRS; i++) {
			chans[i] = make_chan(sizeof(struct value), i % 3 ? 0 : 2);
			go(receives, chans[i]);
			go(sends, chans[i]);
		}
		mote_wg_wait(&done);
		for (int i = 0; i < PAIRS; i++)
			mote_chan_free(chans[i]);
	}
	return ok();
}
