/*
 * How a G leaves its stack and comes back.
 *
 * A switch goes straight from G to G where the next one is known and neither needs the long way
 * (enum g_flags); otherwise to the M's own stack, where the scheduler's loop chooses. What must
 * happen after the old G is off its stack (enum after) runs on the other side of the switch: only
 * then may another M have it.
 *
 * Parking:
 *   RUNNING -> PARKING   by the G itself, before it can be found by who will make it ready
 *   PARKING -> PARKED    by its M, when it is off its stack (and its commit has said yes)
 *   PARKING -> READIED   by ready, from any M: its M will see it, and queue the G instead
 *   PARKING -> RUNNING   by its M, when its commit says no
 *   PARKED  -> RUNNABLE  by ready, from any M, which then queues it
 * The three that meet are compare-and-swaps on one word: exactly one M queues the G, after it has
 * left its stack. The model is tests/model/park.pml.
 *
 * While there is one slot (sched.solo) its owner parks and readies without atomics: nobody else
 * moves that word, but for Gs that sysmon may ready, which has no slot. Those say so by
 * park_wait_outside, and sysmon always compares and swaps.
 */
#ifndef RUNTIME_SCHED_PARK_H
#define RUNTIME_SCHED_PARK_H

#include <stdbool.h>

#include "runtime/base/atomic.h"
#include "runtime/base/compiler.h"
#include "runtime/sched/g.h"
#include "runtime/sched/m.h"

/*
 * Queues a G that is nobody's any more but will run: into this M's slot, or everybody's queue.
 * Runs on: g, g0. Holds: nothing. Allocates: no. Blocks: no.
 */
void park_submit(struct g *gp, bool next);

/* Throws: there is no G here that could leave, as in a commit.
 * Runs on: g | g0. Holds: any. Allocates: no. Blocks: no. */
_Noreturn void park_impossible(void);

/* The calling G; throws where there is none. Runs on: g. */
static inline struct g *g_caller(void)
{
	struct g *gp = m_self()->curg;

	if (unlikely(!gp))
		park_impossible();
	return gp;
}

/* Announces that the calling G will park; then it publishes itself; then park_wait. Runs on: g. */
static inline struct g *park_announce(void)
{
	struct g *gp = g_caller();

	atomic_store_relaxed(&gp->state, G_PARKING);
	return gp;
}

/* Gives the M to other Gs until ready. Runs on: g. Holds: nothing. Allocates: no. Blocks: G. */
void park_wait(void);

/* The same where who calls ready may have no slot: what time makes ready, and the poller.
 * Runs on: g. Holds: nothing. Allocates: no. Blocks: G. */
void park_wait_outside(void);

/*
 * Makes a parked G, or one that has announced it, runnable: next on this slot, or (ready_last) at
 * the end. Throws "ready: G is not parked".
 * Runs on: g, g0. Holds: nothing. Allocates: no. Blocks: no.
 */
void ready(struct g *gp);
void ready_last(struct g *gp);

/* ready_last for each G of a list by `link`, which is nobody else's.
 * Runs on: g, g0. Holds: nothing. Allocates: no. Blocks: no. */
void ready_all(struct g *list);

/* Leaves the calling G's stack; `after` becomes of it. Returns when it runs again.
 * Runs on: g. Holds: nothing. Allocates: no. Blocks: G. */
void g_leave(enum after after);

/* The same for good; not declared so for the reason that context_load gives.
 * Runs on: g. Holds: nothing. Allocates: no. Blocks: G, for ever. */
void g_abandon(void);

/* The other side of a switch: settles the G that has left. Runs on: g, g0. */
void g_arrive(void);

/* Goes from the M's own stack to gp and comes back when some G needs it.
 * Runs on: g0. Holds: nothing. Allocates: no. Blocks: no. */
void g_execute(struct m *mp, struct g *gp);

#endif
