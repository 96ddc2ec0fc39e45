/* How a G leaves its stack; the protocol is in park.h. */
#include "runtime/sched/park.h"

#include "runtime/base/compiler.h"
#include "runtime/mote.h"
#include "runtime/os/throw.h"
#include "runtime/sched/idle.h"
#include "runtime/sched/runq.h"

void park_impossible(void)
{
	if (m_self()->guest)
		throw("park on a borrowed M");
	throw("park: not on a G");
}

/* Into everybody's queue. */
static void queue(struct g *gp)
{
	atomic_store_relaxed(&gp->state, G_RUNNABLE);
	mutex_lock(&sched.lock);
	globq_put(gp);
	mutex_unlock(&sched.lock);
}

void park_submit(struct g *gp, bool next)
{
	struct slot *slot = m_self()->slot;

	atomic_store_relaxed(&gp->state, G_RUNNABLE);
	if (slot) {
		if (next)
			runq_put_next(slot, gp);
		else
			runq_put_last(slot, gp);
		idle_submitted();
		return;
	}
	queue(gp);
	atomic_fence();
	if (atomic_load_relaxed(&sched.nidle_slots))
		idle_wake();
}

/* True when gp's state was `from` and is now `to`; `alone`: nobody else can change it meanwhile. */
static inline bool move(struct g *gp, uint32_t from, uint32_t to, bool alone)
{
	if (!alone)
		return atomic_cas(&gp->state, from, to);
	if (atomic_load_relaxed(&gp->state) != from)
		return false;
	atomic_store_relaxed(&gp->state, to);
	return true;
}

static void ready_at(struct g *gp, bool next)
{
	bool alone = sched.solo && m_self()->slot;

	for (;;) {
		if (likely(move(gp, G_PARKED, G_RUNNABLE, alone))) {
			park_submit(gp, next);
			return;
		}
		if (move(gp, G_PARKING, G_READIED, alone))
			return;
		/* It may have gone from PARKING to PARKED in between. */
		if (atomic_load_acquire(&gp->state) != G_PARKED)
			throw("ready: G is not parked");
	}
}

void ready(struct g *gp)
{
	ready_at(gp, true);
}

void ready_last(struct g *gp)
{
	ready_at(gp, false);
}

void ready_all(struct g *list)
{
	for (struct g *gp = list, *next; gp; gp = next) {
		next = gp->link;
		ready_last(gp);
	}
}

/* The dead G goes to its slot's list; half of a long one to everybody's. */
static void free_g(struct slot *slot, struct g *gp)
{
	uint32_t class = gp->class;
	struct g *last;

	gp->flags &= ~(uint32_t)G_LOCKED;
	gp->locks = 0;
	gp->lockedm = NULL;
	atomic_store_release(&gp->state, G_DEAD);
	atomic_store_relaxed(&slot->ended, slot->ended + 1);
	if (!gp->chunk)
		return;
	gp->link = slot->free[class];
	slot->free[class] = gp;
	if (++slot->nfree[class] <= GFREE_SLOT)
		return;
	last = gp;
	for (int i = 1; i < GFREE_SLOT / 2; i++)
		last = last->link;
	slot->free[class] = last->link;
	slot->nfree[class] -= GFREE_SLOT / 2;
	stack_give(class, gp, last, GFREE_SLOT / 2);
}

static inline void settle_park(struct g *gp, bool alone)
{
	if (!move(gp, G_PARKING, G_PARKED, alone))
		park_submit(gp, true);
}

/* On the M's own stack: the G counts as parked while its commit runs. */
static void settle_commit(struct m *mp, struct g *gp)
{
	bool (*commit)(struct g *, void *) = mp->commit;

	mp->commit = NULL;
	if (commit(gp, mp->commit_arg)) {
		settle_park(gp, sched.solo);
		return;
	}
	if (!atomic_cas(&gp->state, G_PARKING, G_RUNNING))
		throw("park: commit returned false, but the G has been made ready");
	mp->chosen = gp;
}

static noinline void settle_rest(struct m *mp, struct g *gp, enum after after)
{
	switch (after) {
	case AFTER_COMMIT:
		settle_commit(mp, gp);
		break;
	case AFTER_PARK_OUTSIDE:
		settle_park(gp, false);
		break;
	case AFTER_QUEUE:
		/* Its M has no slot. Unless it waits for this very G, it looks before it rests. */
		if (gp->lockedm)
			park_submit(gp, false);
		else
			queue(gp);
		break;
	default:
		break;
	}
}

static always_inline void arrive(void)
{
	struct m *mp = m_self();
	struct g *gp = mp->left;
	enum after after = mp->after;

	mp->after = AFTER_NOTHING;
	if (after == AFTER_YIELD) {
		atomic_store_relaxed(&gp->state, G_RUNNABLE);
		runq_put_last(mp->slot, gp);
		idle_submitted();
	} else if (after == AFTER_PARK) {
		settle_park(gp, sched.solo);
	} else if (after == AFTER_EXIT) {
		free_g(mp->slot, gp);
	} else if (after != AFTER_NOTHING) {
		settle_rest(mp, gp, after);
	}
}

/* Runs on: g | g0. Holds: nothing. Allocates: no. Blocks: no. */
void g_arrive(void)
{
	arrive();
}

static inline void take_over(struct m *mp, struct g *gp)
{
	gp->m = mp;
	atomic_store_relaxed(&gp->state, G_RUNNING);
	mp->curg = gp;
}

/*
 * What to switch to: the next G where it is known and both may go the short way; otherwise the M's
 * own stack, with the next G already chosen, if it is known.
 */
static always_inline struct context *leave_to(struct m *mp, struct g *gp, enum after after)
{
	struct slot *slot = mp->slot;
	struct g *next = NULL;

	mp->left = gp;
	mp->after = after;
	if (likely(slot && ++slot->tick % SCHED_POLL && !gp->flags && after != AFTER_COMMIT))
		next = runq_get(slot);
	if (likely(next && !next->flags)) {
		take_over(mp, next);
		return &next->ctx;
	}
	if (gp->flags & G_CANARY)
		stack_check(gp);
	mp->chosen = next;
	mp->curg = NULL;
	return &mp->g0;
}

void g_leave(enum after after)
{
	struct m *mp = m_self();
	struct g *gp = mp->curg;

	if (unlikely(!gp))
		park_impossible();

	context_switch(&gp->ctx, leave_to(mp, gp, after), NULL);
	arrive();
}

void g_abandon(void)
{
	struct m *mp = m_self();

	context_load(leave_to(mp, mp->curg, AFTER_EXIT), NULL);
}

void g_execute(struct m *mp, struct g *gp)
{
	take_over(mp, gp);
	context_switch(&mp->g0, &gp->ctx, NULL);
	arrive();
}

void park_wait(void)
{
	g_leave(AFTER_PARK);
}

void park_wait_outside(void)
{
	g_leave(AFTER_PARK_OUTSIDE);
}

/* Runs on: g. Holds: nothing. Allocates: no. Blocks: G. */
void mote_park(bool (*commit)(struct mote_g *, void *), void *arg)
{
	struct m *mp = m_self();

	park_announce();
	mp->commit = (bool (*)(struct g *, void *))(void *)commit;
	mp->commit_arg = arg;
	g_leave(commit ? AFTER_COMMIT : AFTER_PARK);
}

/* Runs on: g. Holds: nothing. Allocates: no. Blocks: no. */
void mote_ready(struct mote_g *gp)
{
	ready((struct g *)gp);
}
