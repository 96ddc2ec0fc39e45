/*
 * Select. The protocol of waiting in several channels at once is in chan.h.
 *
 * All channels of the cases are locked together, in the order of their addresses, each once: what
 * is found ready is so at one moment, and one of the ready cases is chosen with equal chance.
 */
#include "runtime/base/config.h"
#include "runtime/io/chan.h"
#include "runtime/io/timer.h"
#include "runtime/sched/g.h"
#include "runtime/sched/m.h"
#include "runtime/sched/park.h"

struct select {
	struct selection selection;
	struct timer timer;
	struct g *gp;
	int64_t ns;
	struct wait *waits; /* of the cases that have a channel */
	int n;
};

/* Shell's sort: small, and good enough for thousands. (D. Knuth's gaps.) */
static void sort(struct wait *w, int n)
{
	static const uint16_t gaps[] = {29524, 9841, 3280, 1093, 364, 121, 40, 13, 4, 1};

	for (size_t g = 0; g < ARRAY_LEN(gaps); g++)
		for (int i = gaps[g]; i < n; i++) {
			struct wait moved;
			int at = i;

			if (w[i - gaps[g]].chan <= w[i].chan)
				continue;
			moved = w[i];
			for (; at >= gaps[g] && w[at - gaps[g]].chan > moved.chan; at -= gaps[g])
				w[at] = w[at - gaps[g]];
			w[at] = moved;
		}
}

/* The first wait of each channel stands for it. */
static bool is_first(const struct select *s, int i)
{
	return i == 0 || s->waits[i].chan != s->waits[i - 1].chan;
}

/* With one slot there is nothing to lock, chan.h. */
static void lock_all(struct select *s)
{
	if (sched.solo)
		return;
	sort(s->waits, s->n);
	for (int i = 0; i < s->n; i++)
		if (is_first(s, i))
			chan_lock(s->waits[i].chan);
}

static void unlock_all(struct select *s)
{
	if (sched.solo)
		return;
	for (int i = 0; i < s->n; i++)
		if (is_first(s, i))
			chan_unlock(s->waits[i].chan);
}

/* Somebody waits there who could be served. Holds: the channel's lock. */
static bool has_partner(const struct wait_list *list)
{
	const struct wait *w = list->first;

	while (w && wait_is_stale(w))
		w = w->next;
	return w;
}

static bool is_ready(const struct wait *w)
{
	const struct mote_chan *c = w->chan;

	if (c->closed)
		return true;
	if (w->op == MOTE_SEND)
		return c->count < c->cap || has_partner(&c->waits[MOTE_RECV]);
	return c->count || has_partner(&c->waits[MOTE_SEND]);
}

/* One of the cases that are ready, NULL when there is none. Holds: all locks. */
static struct wait *choose(struct select *s)
{
	struct wait *chosen = NULL;
	uint32_t ready = 0;

	for (int i = 0; i < s->n; i++)
		if (is_ready(&s->waits[i]) && m_random(m_self(), ++ready) == 0)
			chosen = &s->waits[i];
	return chosen;
}

/* What came of a case, for the caller to see. */
static int finish(struct mote_case *cases, struct wait *w)
{
	if (w->op == MOTE_SEND && !w->ok)
		chan_send_closed();
	cases[w->index].ok = w->ok;
	return w->index;
}

/* True when a case went ahead at once, `*chosen`. Lets the locks go then. */
static bool try(struct select *s, struct wait **chosen)
{
	struct wait *w, *partner = NULL;
	enum outcome outcome = CHAN_WAIT;

	/* A partner that another of its cases has served meanwhile is none: choose again. */
	while (outcome == CHAN_WAIT) {
		w = choose(s);
		if (!w)
			return false;
		outcome = chan_transfer(w->chan, w->op, w->value, &partner);
	}
	w->ok = outcome == CHAN_DONE;
	*chosen = w;
	unlock_all(s);
	if (partner)
		ready(partner->gp);
	return true;
}

static struct g *timeout(struct timer *t)
{
	struct select *s = container_of(t, struct select, timer);

	return atomic_cas(&s->selection.taken, 0, 1) ? s->gp : NULL;
}

/* Takes a wait off its channel, unless that has been done; see chan.h. */
static void leave(struct wait *w)
{
	struct mote_chan *c = w->chan;

	if (!atomic_cas(&w->state, WAIT_QUEUED, WAIT_MINE))
		return;
	chan_lock(c);
	wait_unlink(&c->waits[w->op], w->prev, w->next);
	chan_unlock_leaving(c);
}

/* Waits in all channels, whose locks it lets go; who served it, NULL when the time ran out. */
static struct wait *wait_in_all(struct select *s)
{
	struct wait *winner;

	s->gp = park_announce();
	for (int i = 0; i < s->n; i++) {
		s->waits[i].gp = s->gp;
		s->waits[i].selection = &s->selection;
		wait_append(&s->waits[i]);
	}
	unlock_all(s);
	if (s->ns > 0)
		timer_start(&s->timer, timer_after(s->ns), timeout);
	park_wait_outside();
	if (s->ns > 0)
		timer_stop(&s->timer);
	if (!atomic_load_acquire(&s->selection.taken))
		chan_stray_ready();
	winner = s->selection.winner;
	for (int i = 0; i < s->n; i++)
		if (&s->waits[i] != winner)
			leave(&s->waits[i]);
	return winner;
}

static int run(struct select *s, struct mote_case *cases)
{
	struct wait *w;

	lock_all(s);
	if (try(s, &w))
		return finish(cases, w);
	if (s->ns == 0) {
		unlock_all(s);
		return -EAGAIN;
	}
	w = wait_in_all(s);
	return w ? finish(cases, w) : -ETIMEDOUT;
}

/* The cases that have a channel. */
static int fill(struct wait *waits, const struct mote_case *cases, int n)
{
	int used = 0;

	for (int i = 0; i < n; i++)
		if (cases[i].chan)
			waits[used++] = (struct wait){.chan = cases[i].chan,
						      .value = cases[i].value,
						      .op = (uint16_t)cases[i].op,
						      .index = (uint16_t)i};
	return used;
}

static bool is_valid(const struct mote_case *cases, int n)
{
	if (n < 0 || n > (int)UINT16_MAX)
		return false;
	for (int i = 0; i < n; i++)
		if (cases[i].op != MOTE_SEND && cases[i].op != MOTE_RECV)
			return false;
	return true;
}

/* Runs on: g. Holds: nothing. Allocates: memory, for many cases. Blocks: G. */
int mote_select(struct mote_case *cases, int n, int64_t ns)
{
	struct wait small[SELECT_SMALL];
	struct select s = {.ns = ns, .waits = small};
	int r;

	if (!is_valid(cases, n))
		return -EINVAL;
	if (n > SELECT_SMALL)
		s.waits = mote_alloc((size_t)n * sizeof(*s.waits));
	if (!s.waits)
		return -ENOMEM;
	s.n = fill(s.waits, cases, n);
	r = run(&s, cases);
	if (s.waits != small)
		mote_free(s.waits);
	return r;
}
