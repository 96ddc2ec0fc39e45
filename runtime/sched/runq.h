/* The queues of runnable Gs: a slot's own, and the global one. */
#ifndef RUNTIME_SCHED_RUNQ_H
#define RUNTIME_SCHED_RUNQ_H

#include <stdbool.h>
#include <stdint.h>

#include "runtime/base/atomic.h"
#include "runtime/base/compiler.h"
#include "runtime/sched/sched.h"
#include "runtime/sched/slot.h"

static inline struct g **runq_at(struct slot *slot, uint32_t i)
{
	return &slot->ring[i % RUNQ_SIZE];
}

/* The ring is full. False when that has changed.
 * Runs on: the owner. Holds: nothing. Allocates: no. Blocks: no. */
bool runq_overflow(struct slot *slot, struct g *gp, uint32_t head);

/*
 * Puts a runnable G to the end of the owner's ring; half of a full one goes to the global queue.
 * Runs on: the owner. Holds: nothing. Allocates: no. Blocks: no.
 */
static inline void runq_put_last(struct slot *slot, struct g *gp)
{
	uint32_t head, tail = slot->tail;

	do {
		head = atomic_load_acquire(&slot->head);
		if (likely(tail - head < RUNQ_SIZE)) {
			atomic_store_relaxed(runq_at(slot, tail), gp);
			atomic_store_release(&slot->tail, tail + 1);
			return;
		}
	} while (!runq_overflow(slot, gp, head));
}

/* The same as the next to run; who was next goes to the end of the ring. */
static inline void runq_put_next(struct slot *slot, struct g *gp)
{
	struct g *old = slot->next;

	if (sched.solo)
		atomic_store_relaxed(&slot->next, gp);
	else
		old = atomic_xchg(&slot->next, gp);
	if (old)
		runq_put_last(slot, old);
}

static inline struct g *runq_take_next(struct slot *slot)
{
	struct g *gp = atomic_load_relaxed(&slot->next);

	if (!gp)
		return NULL;
	if (sched.solo)
		atomic_store_relaxed(&slot->next, NULL);
	else if (!atomic_cas(&slot->next, gp, NULL))
		return NULL;
	return gp;
}

static inline struct g *runq_take_first(struct slot *slot)
{
	for (;;) {
		uint32_t head = atomic_load_acquire(&slot->head);
		struct g *gp;

		if (head == slot->tail)
			return NULL;
		gp = atomic_load_relaxed(runq_at(slot, head));
		if (sched.solo)
			atomic_store_relaxed(&slot->head, head + 1);
		else if (!atomic_cas(&slot->head, head, head + 1))
			continue;
		return gp;
	}
}

/*
 * The G to run, NULL when there is none here. The next goes before the ring, but not for ever.
 * Runs on: the owner. Holds: nothing. Allocates: no. Blocks: no.
 */
static inline struct g *runq_get(struct slot *slot)
{
	struct g *gp = NULL;

	if (atomic_load_relaxed(&slot->next) && slot->streak < RUNNEXT_STREAK) {
		slot->streak++;
		gp = runq_take_next(slot);
	}
	if (!gp) {
		slot->streak = 0;
		gp = runq_take_first(slot);
	}
	return gp ? gp : runq_take_next(slot);
}

/* Moves half of `victim`'s ring into `slot`, which is empty, and returns one of them.
 * Runs on: g0. Holds: nothing. Allocates: no. Blocks: no. */
struct g *runq_steal(struct slot *slot, struct slot *victim, bool next_too);

static inline bool runq_empty(const struct slot *slot)
{
	return atomic_load_acquire(&slot->head) == atomic_load_acquire(&slot->tail) &&
	       !atomic_load_acquire(&slot->next);
}

/* Has room for more than a G or two from the global queue, without soon spilling them again. */
static inline bool runq_is_low(const struct slot *slot)
{
	return slot->tail - atomic_load_acquire(&slot->head) < RUNQ_SIZE / 4;
}

/* The global queue. Holds: sched.lock. */
void globq_put(struct g *gp);
void globq_remove(struct g *gp);

/*
 * The oldest G of the global queue, and up to a fair share, `most` in all, into the slot: of the
 * newest, which are still in the cache, and a tree of Gs ends branch by branch. None starves: the
 * slot looks here every SCHED_POLL switches, and the oldest goes first. Holds: sched.lock.
 */
struct g *globq_share(struct slot *slot, uint32_t most);

/* Moves all that a slot holds to the global queue.
 * Runs on: the owner. Holds: sched.lock. Allocates: no. Blocks: no. */
void runq_flush(struct slot *slot);

static inline bool globq_empty(void)
{
	return atomic_load_acquire(&sched.queue.n) == 0;
}

#endif
