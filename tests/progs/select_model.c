/*
 * Random operations on a few channels, by main and by Gs that wait, against plain sequential lists
 * of values, of senders and of receivers. With one slot the order is determined; only which of
 * several ready cases a select takes is chance, and each of them is accepted.
 *
 * also: pinned 64k
 * time-limit: 60
 */
#include "check.h"

#define CHANS 5
#define HELPERS 12
#define CASES 10 /* so that selects are small and large */
#define MAIN HELPERS

/* An operation of a G: plain, or a select. */
struct actor {
	struct mote_case cases[CASES];
	int chan[CASES]; /* the model's channel of each case, -1: NULL */
	long values[CASES];
	int n, result;
	bool selects, busy, waits, finished; /* busy and waits: what the model says */
	int64_t ns;
	struct mote_g *parked;
};

static struct actor actors[HELPERS + 1];

/* The model: the values in the buffer, and who waits, in the order of their coming. */
static struct model {
	struct mote_chan *c;
	long values[8];
	int cap, count;
	bool closed;
	int waiting[2][HELPERS + 1], nwaiting[2];
} chans[CHANS];

static uint64_t seed = 12345;
static long next_value = 1;

static int draw(int n)
{
	return (int)(rnd(&seed) % n);
}

static int perform(struct actor *a)
{
	struct mote_case *one = &a->cases[0];

	if (a->selects)
		return mote_select(a->cases, a->n, a->ns);
	if (one->op == MOTE_SEND) {
		mote_chan_send(one->chan, one->value);
		one->ok = true;
	} else {
		one->ok = mote_chan_recv(one->chan, one->value);
	}
	return 0;
}

static bool publish(struct mote_g *gp, void *arg)
{
	((struct actor *)arg)->parked = gp;
	return true;
}

static void helps(void *arg)
{
	struct actor *a = arg;

	for (;;) {
		mote_park(publish, a);
		a->result = perform(a);
		a->finished = true;
	}
}

/* The model */

static bool is_ready(int chan, enum mote_op op)
{
	struct model *m = &chans[chan];

	if (op == MOTE_SEND)
		return m->nwaiting[MOTE_RECV] || m->count < m->cap;
	return m->count || m->nwaiting[MOTE_SEND] || m->closed;
}

static void drop(int *list, int *n, int at)
{
	--*n;
	for (int i = at; i < *n; i++)
		list[i] = list[i + 1];
}

/* The actor stands once for each of its (channel, op), however many of its cases are the same. */
static void enqueue(int who)
{
	struct actor *a = &actors[who];

	for (int i = 0; i < a->n; i++) {
		if (a->chan[i] < 0)
			continue;
		struct model *m = &chans[a->chan[i]];
		int op = a->cases[i].op, k = 0;
		while (k < m->nwaiting[op] && m->waiting[op][k] != who)
			k++;
		if (k == m->nwaiting[op])
			m->waiting[op][m->nwaiting[op]++] = who;
	}
	a->waits = true;
}

static void dequeue(int who)
{
	for (int i = 0; i < 2 * CHANS; i++) {
		struct model *m = &chans[i / 2];
		for (int k = 0; k < m->nwaiting[i % 2]; k++) {
			if (m->waiting[i % 2][k] == who)
				drop(m->waiting[i % 2], &m->nwaiting[i % 2], k--);
		}
	}
	actors[who].waits = false;
}

/* The first who waits there has been served, and has run: its case. */
static int served(int chan, enum mote_op op, bool ok)
{
	int who = chans[chan].waiting[op][0];
	struct actor *a = &actors[who];

	dequeue(who);
	CHECK(a->finished);
	CHECK(a->result >= 0 && a->result < a->n);
	CHECK_EQ(a->chan[a->result], chan);
	CHECK_EQ(a->cases[a->result].op, op);
	CHECK_EQ(a->cases[a->result].ok, ok);
	return who;
}

static long value_of(const struct actor *a)
{
	return a->values[a->result];
}

static bool discards(const struct actor *a)
{
	return !a->cases[a->result].value;
}

static void model_send(int chan, long value)
{
	struct model *m = &chans[chan];

	if (m->nwaiting[MOTE_RECV]) {
		struct actor *a = &actors[served(chan, MOTE_RECV, true)];
		if (!discards(a))
			CHECK_EQ(value_of(a), value);
	} else {
		m->values[m->count++] = value;
	}
}

/* The value that comes out; 0 and false where it is closed. */
static long model_recv(int chan, bool *ok)
{
	struct model *m = &chans[chan];
	long value = 0;

	*ok = m->count || m->nwaiting[MOTE_SEND];
	if (!*ok)
		return 0;
	if (!m->count)
		return value_of(&actors[served(chan, MOTE_SEND, true)]);
	value = m->values[0];
	for (int i = 1; i < m->count; i++)
		m->values[i - 1] = m->values[i];
	m->count--;
	if (m->nwaiting[MOTE_SEND])
		m->values[m->count++] = value_of(&actors[served(chan, MOTE_SEND, true)]);
	return value;
}

/* What an actor has done agrees with the model, which then does it. */
static void check_done(struct actor *a)
{
	int i = a->result;
	bool ok = true;

	CHECK(i >= 0 && i < a->n && a->chan[i] >= 0);
	CHECK(is_ready(a->chan[i], a->cases[i].op));
	if (a->cases[i].op == MOTE_SEND) {
		model_send(a->chan[i], a->values[i]);
	} else {
		long value = model_recv(a->chan[i], &ok);
		if (!discards(a))
			CHECK_EQ(a->values[i], value);
	}
	CHECK_EQ(a->cases[i].ok, ok);
}

/* Random operations */

static void draw_case(struct actor *a, int i)
{
	int chan = draw(CHANS + 1) - 1;
	enum mote_op op = draw(2) ? MOTE_SEND : MOTE_RECV;

	/* A send to a closed channel would throw. */
	if (chan >= 0 && chans[chan].closed)
		op = MOTE_RECV;
	a->chan[i] = chan;
	a->values[i] = op == MOTE_SEND ? next_value++ : -1;
	a->cases[i] =
		(struct mote_case){chan < 0 ? NULL : chans[chan].c, op, &a->values[i], draw(2)};
	if (op == MOTE_RECV && draw(8) == 0)
		a->cases[i].value = NULL;
}

static void draw_operation(struct actor *a)
{
	a->finished = false;
	a->selects = draw(3);
	a->n = a->selects ? draw(4) ? draw(4) : draw(CASES + 1) : 1;
	a->ns = draw(4) ? draw(2) ? -1 : 0 : 3600 * SECOND;
	for (int i = 0; i < a->n; i++)
		draw_case(a, i);
}

static bool any_ready(const struct actor *a)
{
	for (int i = 0; i < a->n; i++) {
		if (a->chan[i] >= 0 && is_ready(a->chan[i], a->cases[i].op))
			return true;
	}
	return false;
}

static void by_main(void)
{
	struct actor *a = &actors[MAIN];

	draw_operation(a);
	bool ready = any_ready(a);
	if (!ready) {
		/* It must not wait: the try forms. */
		a->ns = 0;
		if (a->selects)
			CHECK_EQ(mote_select(a->cases, a->n, 0), -EAGAIN);
		else if (a->cases[0].op == MOTE_SEND)
			CHECK_EQ(mote_chan_trysend(a->cases[0].chan, a->cases[0].value), -EAGAIN);
		else
			CHECK_EQ(mote_chan_tryrecv(a->cases[0].chan, a->cases[0].value), -EAGAIN);
		settle();
		return;
	}
	a->result = perform(a);
	settle();
	check_done(a);
}

/* Could the actor ever go on? One that waits for nothing would be lost. */
static bool has_channel(const struct actor *a)
{
	for (int i = 0; i < a->n; i++) {
		if (a->chan[i] >= 0)
			return true;
	}
	return false;
}

static void by_helper(int who)
{
	struct actor *a = &actors[who];

	if (a->busy)
		return;
	draw_operation(a);
	if (!has_channel(a))
		return;
	bool ready = any_ready(a);
	a->busy = true;
	mote_ready(a->parked);
	settle();
	CHECK_EQ(a->finished, ready || (a->selects && a->ns == 0));
	if (ready)
		check_done(a);
	else if (a->finished)
		CHECK_EQ(a->result, -EAGAIN);
	else
		enqueue(who);
}

static void close_one(struct model *m, int chan)
{
	if (m->closed || m->nwaiting[MOTE_SEND])
		return;
	mote_chan_close(m->c);
	m->closed = true;
	settle();
	while (m->nwaiting[MOTE_RECV]) {
		struct actor *a = &actors[served(chan, MOTE_RECV, false)];
		if (!discards(a))
			CHECK_EQ(value_of(a), 0);
	}
}

static void renew(struct model *m, int chan)
{
	static const int caps[CHANS] = {0, 1, 3, 0, 8};

	if (m->c && (!m->closed || m->count))
		return;
	mote_chan_free(m->c);
	m->c = make_chan(sizeof(long), (size_t)caps[chan]);
	m->cap = caps[chan];
	m->closed = false;
}

static void step(void)
{
	int what = draw(100), chan = draw(CHANS);

	if (what < 45)
		by_main();
	else if (what < 98)
		by_helper(draw(HELPERS));
	else if (what < 99)
		close_one(&chans[chan], chan);
	else
		renew(&chans[chan], chan);
	/* Those who wait in the model wait, and no others do. */
	for (int i = 0; i < HELPERS; i++) {
		CHECK_EQ(actors[i].busy && !actors[i].finished, actors[i].waits);
		actors[i].busy = actors[i].waits;
	}
	CHECK_EQ(mote_chan_len(chans[chan].c), chans[chan].count);
}

int main(void)
{
	long steps = scale(1000000, 10000, 10000000);
	const char *from = mote_getenv("MOTE_SEED");

	for (; from && *from; from++)
		seed = seed * 10 + (uint64_t)*from;
	mote_procs(1);
	for (int i = 0; i < CHANS; i++)
		renew(&chans[i], i);
	for (int i = 0; i < HELPERS; i++)
		go(helps, &actors[i]);
	settle();
	while (steps-- > 0)
		step();
	return ok();
}
