/*
 * Channels: the inside, and the one operation that send, recv, their try forms and select share.
 *
 * A channel has a lock, a ring of values, and two lists of those who wait. Who finds a partner
 * hands the value over under the lock, straight between the two Gs' memory, and makes the other one
 * run next; so at most one of the lists and the ring's free or full places is of use at any time.
 *
 * A wait is one case of an operation, in the list of its channel, in its G's own frame. Those of
 * one select share a word, `taken`, which leaves false once, by compare-and-swap:
 *
 *	claim	by who has a channel's lock and finds a wait there. A plain send or recv shares no
 *		word: it is the claimer's at once. The claimer takes the wait off the list, hands
 *		the value over, lets the lock go, and owes the G one ready.
 *	timeout	by the select's timer, under the timers' lock.
 *
 * So the G is readied once; it is not running before that, and its memory can be written to.
 *
 * The waits of a select that has been served elsewhere are stale. Each has a state:
 *   QUEUED   in the list. Who finds it stale, under the lock, moves it to DROPPED and takes it off.
 *   MINE     its own select, running again, is about to take the lock and to take it off.
 *   DROPPED  its select must not touch the channel any more: it may have been freed.
 * Both moves are compare-and-swaps. Free takes QUEUED ones off as well; where MINE ones are left,
 * the last of their owners gives the memory back. A select returns only when none of its waits is
 * in any list. The model is tests/model/select.pml.
 *
 * While there is one slot and nobody else (sched.solo, runq.c), no lock is needed: only the slot's
 * owner comes here. sched.solo does not change while a channel is locked.
 */
#ifndef RUNTIME_IO_CHAN_H
#define RUNTIME_IO_CHAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "runtime/base/atomic.h"
#include "runtime/base/compiler.h"
#include "runtime/base/string.h"
#include "runtime/mote.h"
#include "runtime/os/mutex.h"
#include "runtime/sched/sched.h"

struct g;

enum wait_state { WAIT_QUEUED, WAIT_MINE, WAIT_DROPPED };

struct wait {
	/* The channel's lock. */
	struct wait *next, *prev;
	/* Constant while it waits. */
	struct g *gp;
	void *value;
	struct selection *selection; /* NULL: a plain send or recv */
	struct mote_chan *chan;
	uint16_t index; /* of the select's case */
	uint16_t op;
	/* Whoever serves it. */
	bool ok, served;
	uint32_t state; /* atomic */
};

/* What the waits of one select share. */
struct selection {
	uint32_t taken; /* atomic */
	struct wait *winner;
};

struct wait_list {
	struct wait *first, *last;
};

struct mote_chan {
	struct mutex lock;
	bool closed, freed;
	size_t elem, cap;
	size_t count; /* atomic: read without the lock */
	char *head, *tail, *end;
	struct wait_list waits[2]; /* by enum mote_op */
	_Alignas(16) char ring[];
};

enum outcome { CHAN_DONE, CHAN_CLOSED, CHAN_WAIT };

static inline void chan_lock(struct mote_chan *c)
{
	if (!sched.solo)
		mutex_lock(&c->lock);
}

static inline void chan_unlock(struct mote_chan *c)
{
	if (!sched.solo)
		mutex_unlock(&c->lock);
}

/* Holds: the channel's lock. */
static inline void wait_append(struct wait *w)
{
	struct wait_list *list = &w->chan->waits[w->op];

	w->next = NULL;
	w->prev = list->last;
	if (list->last)
		list->last->next = w;
	else
		list->first = w;
	list->last = w;
}

/* Takes what lies between prev and next off: the wait itself may be gone. Holds: the lock. */
static inline void wait_unlink(struct wait_list *list, struct wait *prev, struct wait *next)
{
	if (prev)
		prev->next = next;
	else
		list->first = next;
	if (next)
		next->prev = prev;
	else
		list->last = prev;
}

static inline bool wait_is_stale(const struct wait *w)
{
	return w->selection && atomic_load_acquire(&w->selection->taken);
}

/*
 * The first wait that can be served, off the list and the caller's; NULL when there is none.
 * Runs on: any. Holds: the channel's lock. Allocates: no. Blocks: no.
 */
struct wait *wait_claim_slow(struct wait_list *list);

static inline struct wait *wait_claim(struct wait_list *list)
{
	struct wait *w = list->first;

	if (likely(!w))
		return NULL;
	if (unlikely(w->selection))
		return wait_claim_slow(list);
	wait_unlink(list, NULL, w->next);
	return w;
}

static inline void chan_copy(const struct mote_chan *c, void *to, const void *from)
{
	if (likely(c->elem == sizeof(long)))
		__builtin_memcpy(to, from, sizeof(long));
	else if (c->elem)
		memcpy(to, from, c->elem);
}

static inline char *chan_advance(struct mote_chan *c, char *at)
{
	at += c->elem;
	return at == c->end ? c->ring : at;
}

static inline void chan_push(struct mote_chan *c, const void *value)
{
	chan_copy(c, c->tail, value);
	c->tail = chan_advance(c, c->tail);
	atomic_store_relaxed(&c->count, c->count + 1);
}

static inline void chan_pop(struct mote_chan *c, void *value)
{
	if (value)
		chan_copy(c, value, c->head);
	c->head = chan_advance(c, c->head);
	atomic_store_relaxed(&c->count, c->count - 1);
}

/*
 * The one operation: sends or receives if that can be done at once. `*partner` is the wait that has
 * been served: its G is to be readied when the lock has been let go. CHAN_CLOSED: a send that may
 * not be, or a recv of zeroes. Holds: the channel's lock.
 */
static always_inline enum outcome chan_transfer(struct mote_chan *c, enum mote_op op, void *value,
						struct wait **partner)
{
	struct wait *w;

	if (op == MOTE_SEND) {
		if (unlikely(c->closed))
			return CHAN_CLOSED;
		w = wait_claim(&c->waits[MOTE_RECV]);
		if (w) {
			if (w->value)
				chan_copy(c, w->value, value);
		} else if (c->count < c->cap) {
			chan_push(c, value);
		} else {
			return CHAN_WAIT;
		}
	} else {
		bool any = c->count != 0;

		if (any)
			chan_pop(c, value);
		w = wait_claim(&c->waits[MOTE_SEND]);
		if (w && any)
			chan_push(c, w->value);
		else if (w && value)
			chan_copy(c, value, w->value);
		if (!w && !any) {
			if (!c->closed)
				return CHAN_WAIT;
			if (value)
				memset(value, 0, c->elem);
			return CHAN_CLOSED;
		}
	}
	if (w)
		w->ok = w->served = true;
	*partner = w;
	return CHAN_DONE;
}

/* Lets the lock go; of a channel that has been freed, whoever leaves its lists empty gives the
 * memory back. Holds: the lock. */
static inline void chan_unlock_leaving(struct mote_chan *c)
{
	bool over = c->freed && !c->waits[MOTE_SEND].first && !c->waits[MOTE_RECV].first;

	chan_unlock(c);
	if (over)
		mote_free(c);
}

/* Throws: somebody has called mote_ready for a G that waits here.
 * Runs on: g. Holds: nothing. Allocates: no. Blocks: no. */
_Noreturn void chan_stray_ready(void);

/* Throws "send on closed channel". Runs on: g. Holds: nothing. Allocates: no. Blocks: no. */
_Noreturn void chan_send_closed(void);

#endif
