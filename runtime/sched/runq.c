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

/* Runs on: g | g0. Holds: sched.lock. Allocates: no. Blocks: no. */
void globq_put(struct g *gp)
{
	gp->link = NULL;
	gp->back = sched.queue.tail;
	if (sched.queue.tail)
		sched.queue.tail->link = gp;
	else
		sched.queue.head = gp;
	sched.queue.tail = gp;
	atomic_store_release(&sched.queue.n, sched.queue.n + 1);
}

/* Runs on: g0. Holds: sched.lock. Allocates: no. Blocks: no. */
void globq_remove(struct g *gp)
{
	if (gp->back)
		gp->back->link = gp->link;
	else
		sched.queue.head = gp->link;
	if (gp->link)
		gp->link->back = gp->back;
	else
		sched.queue.tail = gp->back;
	atomic_store_release(&sched.queue.n, sched.queue.n - 1);
}

/* Runs on: g0. Holds: sched.lock. Allocates: no. Blocks: no. */
struct g *globq_share(struct slot *slot, uint32_t most)
{
	uint32_t n = sched.queue.n / sched.nslots + 1;
	uint32_t tail = slot->tail, room = RUNQ_SIZE - (tail - atomic_load_acquire(&slot->head));
	struct g *first = sched.queue.head;

	if (first)
		globq_remove(first);
	n = MIN(n, MIN(most, room + 1));
	for (; first && n > 1 && sched.queue.tail; n--) {
		struct g *gp = sched.queue.tail;

		globq_remove(gp);
		atomic_store_relaxed(runq_at(slot, tail++), gp);
	}
	atomic_store_release(&slot->tail, tail);
	return first;
}

/* Half of a full ring and gp move to the global queue: once head has moved they are ours alone. */
bool runq_overflow(struct slot *slot, struct g *gp, uint32_t head)
{
	if (!atomic_cas(&slot->head, head, head + RUNQ_SIZE / 2))
		return false;
	mutex_lock(&sched.lock);
	for (uint32_t i = 0; i < RUNQ_SIZE / 2; i++)
		globq_put(atomic_load_relaxed(runq_at(slot, head + i)));
	globq_put(gp);
	mutex_unlock(&sched.lock);
	return true;
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
			atomic_store_relaxed(runq_at(slot, tail + i),
					     atomic_load_relaxed(runq_at(victim, head + i)));
		if (atomic_cas(&victim->head, head, head + n)) {
			atomic_store_release(&slot->tail, tail + n - 1);
			return *runq_at(slot, tail + n - 1);
		}
	}
}

void runq_flush(struct slot *slot)
{
	struct g *gp;

	while ((gp = runq_get(slot)))
		globq_put(gp);
}
