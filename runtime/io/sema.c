/*
 * Semaphores and wait groups: Gs that wait for a count.
 *
 * One 64-bit word: the count in its upper half, the number of waiting Gs in its lower one. It
 * changes by compare-and-swap only; the list of waiters is under a lock, and the number changes
 * from 0 only while the lock is held, together with the list. So:
 *   - who finds no waiter never touches the object after the one compare-and-swap that publishes
 *     the count: the G that takes it may free the object at once;
 *   - who finds waiters takes some off the list, lets the lock go, and readies them afterwards:
 *     they cannot return, and free the object, before that.
 * While a G waits here, the place of its timer, which is not armed, says so (`waiting`): whoever
 * takes it off a list clears it.
 * A released unit goes straight to the first waiter: nobody overtakes. Those released run in the
 * same order, so they are queued last, not next.
 */
#include "runtime/base/atomic.h"
#include "runtime/base/compiler.h"
#include "runtime/mote.h"
#include "runtime/os/mutex.h"
#include "runtime/os/throw.h"
#include "runtime/sched/park.h"

#define ONE ((uint64_t)1 << 32)

static uint32_t waiters(uint64_t state)
{
	return (uint32_t)state;
}

static int32_t count(uint64_t state)
{
	return (int32_t)(state >> 32);
}

static struct mutex *lock_of(uint32_t *word)
{
	return (struct mutex *)word;
}

static struct heap_node waiting; /* its address is of use */

/* Waits at the end of the list, whose lock it lets go. */
static void wait_in_list(void **head, void **tail, uint32_t *lock)
{
	struct g *gp = park_announce();

	gp->link = NULL;
	gp->timer.node.prev = &waiting;
	if (*tail)
		((struct g *)*tail)->link = gp;
	else
		*head = gp;
	*tail = gp;
	mutex_unlock(lock_of(lock));
	park_wait();
	if (unlikely(gp->timer.node.prev))
		throw("ready: G waits in a semaphore or a wait group");
}

/* Takes a unit if there is one and nobody waits for it already. */
static bool try_acquire(struct mote_sema *s)
{
	uint64_t state = atomic_load_relaxed(&s->state);

	while (count(state) > 0) {
		if (atomic_cas(&s->state, state, state - ONE))
			return true;
		state = atomic_load_relaxed(&s->state);
	}
	return false;
}

/* Runs on: g. Holds: nothing. Allocates: no. Blocks: G. */
void mote_semacquire(struct mote_sema *s)
{
	uint64_t state;

	if (try_acquire(s))
		return;
	mutex_lock(lock_of(&s->lock));
	do {
		if (try_acquire(s)) {
			mutex_unlock(lock_of(&s->lock));
			return;
		}
		state = atomic_load_relaxed(&s->state);
	} while (count(state) > 0 || !atomic_cas(&s->state, state, state + 1));
	wait_in_list(&s->head, &s->tail, &s->lock);
}

/* The first waiter, off the list; NULL when there is none any more. */
static struct g *take_waiter(struct mote_sema *s)
{
	struct g *gp;

	mutex_lock(lock_of(&s->lock));
	gp = s->head;
	if (gp) {
		gp->timer.node.prev = NULL;
		s->head = gp->link;
		if (!gp->link)
			s->tail = NULL;
		atomic_add(&s->state, (uint64_t)-1);
	}
	mutex_unlock(lock_of(&s->lock));
	return gp;
}

/* Runs on: g. Holds: nothing. Allocates: no. Blocks: no. */
void mote_semrelease(struct mote_sema *s)
{
	for (;;) {
		uint64_t state = atomic_load_relaxed(&s->state);
		struct g *gp;

		if (waiters(state) == 0) {
			if (atomic_cas(&s->state, state, state + ONE))
				return;
			continue;
		}
		gp = take_waiter(s);
		if (gp) {
			ready_last(gp);
			return;
		}
	}
}

/* The count is 0 and Gs wait: all of them go. */
static void release_all(struct mote_wg *w)
{
	struct g *list;
	uint64_t n = 0;

	mutex_lock(lock_of(&w->lock));
	list = w->head;
	for (struct g *gp = list; gp; gp = gp->link) {
		gp->timer.node.prev = NULL;
		n++;
	}
	w->head = w->tail = NULL;
	atomic_add(&w->state, -n);
	mutex_unlock(lock_of(&w->lock));
	ready_all(list);
}

/* Runs on: g. Holds: nothing. Allocates: no. Blocks: no. */
void mote_wg_add(struct mote_wg *w, int n)
{
	uint64_t state = atomic_add(&w->state, (uint64_t)n << 32) + ((uint64_t)n << 32);

	if (count(state) < 0)
		throw("wg: negative count");
	if (count(state) == 0 && waiters(state))
		release_all(w);
}

/* Runs on: g. Holds: nothing. Allocates: no. Blocks: no. */
void mote_wg_done(struct mote_wg *w)
{
	mote_wg_add(w, -1);
}

/* Runs on: g. Holds: nothing. Allocates: no. Blocks: G. */
void mote_wg_wait(struct mote_wg *w)
{
	uint64_t state = atomic_load_acquire(&w->state);

	if (count(state) == 0)
		return;
	mutex_lock(lock_of(&w->lock));
	do {
		state = atomic_load_acquire(&w->state);
		if (count(state) == 0) {
			mutex_unlock(lock_of(&w->lock));
			return;
		}
	} while (!atomic_cas(&w->state, state, state + 1));
	wait_in_list(&w->head, &w->tail, &w->lock);
}
