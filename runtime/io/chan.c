/* Channels; the protocol is in chan.h. */
#include "runtime/io/chan.h"

#include "runtime/os/throw.h"
#include "runtime/sched/g.h"
#include "runtime/sched/park.h"

/* Runs on: any. Holds: nothing. Allocates: memory. Blocks: no. */
struct mote_chan *mote_chan_make(size_t elem, size_t cap)
{
	struct mote_chan *c;
	size_t bytes;

	if (__builtin_mul_overflow(elem, cap, &bytes) ||
	    __builtin_add_overflow(bytes, sizeof(*c), &bytes))
		return NULL;
	c = mote_alloc(bytes);
	if (!c)
		return NULL;
	memset(c, 0, sizeof(*c));
	c->elem = elem;
	c->cap = cap;
	c->head = c->tail = c->ring;
	c->end = c->ring + elem * cap;
	return c;
}

/* Takes stale waits off a list; throws where one is not. */
static void drop_stale(struct mote_chan *c, struct wait_list *list)
{
	struct wait *next;

	for (struct wait *w = list->first; w; w = next) {
		struct wait *prev = w->prev;

		next = w->next;
		if (!wait_is_stale(w)) {
			chan_unlock(c);
			throw("chan_free: a G waits in the channel");
		}
		if (atomic_cas(&w->state, WAIT_QUEUED, WAIT_DROPPED))
			wait_unlink(list, prev, next);
	}
}

/* Runs on: any. Holds: nothing. Allocates: no. Blocks: no. */
void mote_chan_free(struct mote_chan *c)
{
	if (!c)
		return;
	chan_lock(c);
	drop_stale(c, &c->waits[MOTE_SEND]);
	drop_stale(c, &c->waits[MOTE_RECV]);
	c->freed = true;
	chan_unlock_leaving(c);
}

noinline struct wait *wait_claim_slow(struct wait_list *list)
{
	struct wait *next;

	for (struct wait *w = list->first; w; w = next) {
		struct wait *prev = w->prev;

		next = w->next;
		if (!w->selection)
			return wait_unlink(list, prev, next), w;
		if (atomic_cas(&w->selection->taken, 0, 1)) {
			w->selection->winner = w;
			wait_unlink(list, prev, next);
			return w;
		}
		if (atomic_cas(&w->state, WAIT_QUEUED, WAIT_DROPPED))
			wait_unlink(list, prev, next);
	}
	return NULL;
}

/* Parks the calling G for good. */
static noinline _Noreturn void wait_for_ever(void)
{
	for (;;) {
		park_announce();
		park_wait();
	}
}

noinline void chan_stray_ready(void)
{
	throw("ready: G waits in a channel");
}

noinline void chan_send_closed(void)
{
	throw("send on closed channel");
}

/* Waits in the channel, and lets its lock go. True when somebody has served it. */
static bool wait_in(struct mote_chan *c, enum mote_op op, void *value)
{
	struct wait w; /* what nobody reads of it is left as it is */

	w.gp = park_announce();
	w.value = value;
	w.selection = NULL;
	w.chan = c;
	w.op = op;
	w.served = false;
	wait_append(&w);
	chan_unlock(c);
	park_wait();
	if (unlikely(!w.served))
		chan_stray_ready();
	return w.ok;
}

static inline void finish(struct mote_chan *c, struct wait *partner)
{
	chan_unlock(c);
	if (partner)
		ready(partner->gp);
}

/* Runs on: g. Holds: nothing. Allocates: no. Blocks: G. */
void mote_chan_send(struct mote_chan *c, const void *v)
{
	struct wait *partner;
	enum outcome outcome;

	if (unlikely(!c))
		wait_for_ever();
	chan_lock(c);
	outcome = chan_transfer(c, MOTE_SEND, (void *)v, &partner);
	if (likely(outcome == CHAN_DONE))
		finish(c, partner);
	else if (outcome == CHAN_CLOSED)
		chan_unlock(c), chan_send_closed();
	else if (!wait_in(c, MOTE_SEND, (void *)v))
		chan_send_closed();
}

/* Runs on: g. Holds: nothing. Allocates: no. Blocks: G. */
bool mote_chan_recv(struct mote_chan *c, void *v)
{
	struct wait *partner;
	enum outcome outcome;

	if (unlikely(!c))
		wait_for_ever();
	chan_lock(c);
	outcome = chan_transfer(c, MOTE_RECV, v, &partner);
	if (outcome == CHAN_WAIT)
		return wait_in(c, MOTE_RECV, v);
	if (likely(outcome == CHAN_DONE))
		finish(c, partner);
	else
		chan_unlock(c);
	return outcome == CHAN_DONE;
}

static int try_transfer(struct mote_chan *c, enum mote_op op, void *value)
{
	struct wait *partner = NULL;
	enum outcome outcome;

	if (!c)
		return -EAGAIN;
	chan_lock(c);
	outcome = chan_transfer(c, op, value, &partner);
	finish(c, partner);
	return outcome == CHAN_DONE ? 0 : outcome == CHAN_WAIT ? -EAGAIN : -EPIPE;
}

/* Runs on: g. Holds: nothing. Allocates: no. Blocks: no. */
int mote_chan_trysend(struct mote_chan *c, const void *v)
{
	return try_transfer(c, MOTE_SEND, (void *)v);
}

/* Runs on: g. Holds: nothing. Allocates: no. Blocks: no. */
int mote_chan_tryrecv(struct mote_chan *c, void *v)
{
	return try_transfer(c, MOTE_RECV, v);
}

/* Everybody who waits on one side, as served by the close; linked behind `last`. Holds: the lock.
 */
static struct g **release(struct mote_chan *c, enum mote_op op, struct g **last)
{
	struct wait *w;

	while ((w = wait_claim(&c->waits[op]))) {
		if (op == MOTE_RECV && w->value)
			memset(w->value, 0, c->elem);
		w->ok = false;
		w->served = true;
		*last = w->gp;
		last = &w->gp->link;
	}
	return last;
}

/* Runs on: g. Holds: nothing. Allocates: no. Blocks: no. */
void mote_chan_close(struct mote_chan *c)
{
	struct g *first, **last = &first;

	if (!c)
		throw("close of nil channel");
	chan_lock(c);
	if (c->closed) {
		chan_unlock(c);
		throw("close of closed channel");
	}
	c->closed = true;
	last = release(c, MOTE_RECV, last);
	last = release(c, MOTE_SEND, last);
	*last = NULL;
	chan_unlock(c);
	ready_all(first);
}

/* Runs on: any. Holds: any. Allocates: no. Blocks: no. */
size_t mote_chan_len(struct mote_chan *c)
{
	return c ? atomic_load_relaxed(&c->count) : 0;
}
