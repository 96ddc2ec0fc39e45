/* The queues of runnable Gs: a slot's own, and the global one. */
#ifndef RUNTIME_SCHED_RUNQ_H
#define RUNTIME_SCHED_RUNQ_H

#include <stdbool.h>
#include <stdint.h>

#include "runtime/sched/sched.h"
#include "runtime/sched/slot.h"

/*
 * Puts a runnable G into the owner's slot: as the next to run (whoever was next goes to the end of
 * the ring), or at the end of the ring. Overflow goes to the global queue.
 * Runs on: g, g0. Holds: nothing. Allocates: no. Blocks: no.
 */
void runq_put(struct slot *slot, struct g *gp, bool next);

/* The G to run, NULL when there is none here. Runs on: g, g0: the slot's owner. */
struct g *runq_get(struct slot *slot);

/* Moves half of `victim`'s ring into `slot`, which is empty, and returns one of them. Runs on: g0.
 */
struct g *runq_steal(struct slot *slot, struct slot *victim, bool next_too);

static inline bool runq_empty(const struct slot *slot)
{
	return atomic_load_acquire(&slot->head) == atomic_load_acquire(&slot->tail) &&
	       !atomic_load_acquire(&slot->next);
}

/* The global queue. Holds: sched.lock. */
void globq_put(struct g *gp);
struct g *globq_get(void);

/* A G from the global queue, and a fair share more into the slot. Holds: sched.lock. */
struct g *globq_share(struct slot *slot);

/* Moves all that a slot holds to the global queue. Runs on: the owner. Holds: sched.lock. */
void runq_flush(struct slot *slot);

static inline bool globq_empty(void)
{
	return atomic_load_acquire(&sched.queue.n) == 0;
}

#endif
