/*
 * The queues of runnable Gs.
 *
 * The ring: head and tail count up for ever; the owner stores a G, then the tail with release; who
 * takes one reads it before the compare-and-swap on head, and has it only if that succeeds, so a
 * place that is overwritten meanwhile is never used. With one slot there is nobody else, and head
 * moves by a plain store (sched.solo): it becomes false only through mote_procs, called by a G of
 * the only slot, that is, never between the owner's read and store.
 */
#include "runtime/sched/runq.h"

#include "runtime/base/atomic.h"
#include "runtime/sched/g.h"

static struct g **ring_at(struct slot *slot, uint32_t i)
{
	return &slot->ring[i % RUNQ_SIZE];
}

/* Runs on: g | g0. Holds: sched.lock. Allocates: no. Blocks: no. */
void globq_put(struct g *gp)
{
	gp->link = NULL;
	if (sched.queue.tail)
		sched.queue.tail->link = gp;
	else
		sched.queue.head = gp;
	sched.queue.tail = gp;
	atomic_store_release(&sched.queue.n, sched.queue.n + 1);
}

/* Runs on: g0. Holds: sched.lock. Allocates: no. Blocks: no. */
struct g *globq_get(void)
{
	struct g *gp = sched.queue.head;

	if (!gp)
		return NULL;
	sched.queue.head = gp->link;
	if (!gp->link)
		sched.queue.tail = NULL;
	atomic_store_release(&sched.queue.n, sched.queue.n - 1);
	return gp;
}

/* Runs on: g0. Holds: sched.lock. Allocates: no. Blocks: no. */
struct g *globq_share(struct slot *slot)
{
	uint32_t n = sched.queue.n / sched.nslots + 1;
	uint32_t tail = slot->tail, room = RUNQ_SIZE - (tail - atomic_load_acquire(&slot->head));
	struct g *first = globq_get(), *gp;

	if (n > RUNQ_SIZE / 2)
		n = RUNQ_SIZE / 2;
	if (n > room + 1)
		n = room + 1;
	for (; first && n > 1 && (gp = globq_get()); n--)
		atomic_store_relaxed(ring_at(slot, tail++), gp);
	atomic_store_release(&slot->tail, tail);
	return first;
}

/* Half of a full ring and gp move to the global queue: once head has moved they are ours alone. */
static noinline bool ring_overflow(struct slot *slot, struct g *gp, uint32_t head)
{
	if (!atomic_cas(&slot->head, head, head + RUNQ_SIZE / 2))
		return false;
	mutex_lock(&sched.lock);
	for (uint32_t i = 0; i < RUNQ_SIZE / 2; i++)
		globq_put(atomic_load_relaxed(ring_at(slot, head + i)));
	globq_put(gp);
	mutex_unlock(&sched.lock);
	return true;
}

void runq_put(struct slot *slot, struct g *gp, bool next)
{
	if (next) {
		if (sched.solo) {
			struct g *old = slot->next;

			atomic_store_relaxed(&slot->next, gp);
			gp = old;
		} else {
			gp = atomic_xchg(&slot->next, gp);
		}
		if (!gp)
			return;
	}
	for (;;) {
		uint32_t head = atomic_load_acquire(&slot->head), tail = slot->tail;

		if (likely(tail - head < RUNQ_SIZE)) {
			atomic_store_relaxed(ring_at(slot, tail), gp);
			atomic_store_release(&slot->tail, tail + 1);
			return;
		}
		if (ring_overflow(slot, gp, head))
			return;
	}
}

static struct g *take_next(struct slot *slot)
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

static struct g *take_ring(struct slot *slot)
{
	for (;;) {
		uint32_t head = atomic_load_acquire(&slot->head);
		struct g *gp;

		if (head == slot->tail)
			return NULL;
		gp = atomic_load_relaxed(ring_at(slot, head));
		if (sched.solo)
			atomic_store_relaxed(&slot->head, head + 1);
		else if (!atomic_cas(&slot->head, head, head + 1))
			continue;
		return gp;
	}
}

struct g *runq_get(struct slot *slot)
{
	struct g *gp;

	if (atomic_load_relaxed(&slot->next) && slot->streak < RUNNEXT_STREAK) {
		slot->streak++;
		gp = take_next(slot);
		if (gp)
			return gp;
	}
	slot->streak = 0;
	gp = take_ring(slot);
	return gp ? gp : take_next(slot);
}

struct g *runq_steal(struct slot *slot, struct slot *victim, bool next_too)
{
	for (;;) {
		uint32_t head = atomic_load_acquire(&victim->head);
		uint32_t n = atomic_load_acquire(&victim->tail) - head;
		uint32_t tail = slot->tail;

		n -= n / 2;
		if (n == 0) {
			struct g *gp = next_too ? atomic_load_relaxed(&victim->next) : NULL;

			return gp && atomic_cas(&victim->next, gp, NULL) ? gp : NULL;
		}
		if (n > RUNQ_SIZE / 2)
			continue; /* head and tail do not belong together */
		for (uint32_t i = 0; i < n; i++)
			atomic_store_relaxed(ring_at(slot, tail + i),
					     atomic_load_relaxed(ring_at(victim, head + i)));
		if (atomic_cas(&victim->head, head, head + n)) {
			atomic_store_release(&slot->tail, tail + n - 1);
			return *ring_at(slot, tail + n - 1);
		}
	}
}

void runq_flush(struct slot *slot)
{
	struct g *gp;

	while ((gp = runq_get(slot)))
		globq_put(gp);
}
