/*
 * Timers that call a function: mote_timer.
 *
 * One that is due goes from the heap to a list, first in first out, and one G, made with the first
 * timer, calls their functions. Both places are under timer_lock, so that stop and re-arming find a
 * timer until its function is about to be called; from then on the runtime does not touch it.
 */
#include "runtime/base/compiler.h"
#include "runtime/io/timer.h"
#include "runtime/mote.h"
#include "runtime/sched/g.h"
#include "runtime/sched/park.h"
#include "runtime/sched/sched.h"

/* What struct mote_timer is inside. */
struct timerfn {
	struct timer timer; /* in the list: `sibling` is the next one, `prev` is not NULL */
	void (*fn)(void *);
	void *arg;
};

_Static_assert(sizeof(struct timerfn) == sizeof(struct mote_timer), "mote_timer");

static struct {
	struct mutex start_lock;
	bool started; /* atomic */
	/* Under timer_lock. */
	struct heap_node due; /* circular: sibling is the first, prev the last */
	struct g *waiting;    /* the G, parked or about to */
} fns;

static bool is_due(const struct timerfn *t)
{
	return t->timer.node.prev && t->timer.node.key == TIMER_NONE;
}

/* Holds: timer_lock. */
static struct g *fn_due(struct timer *t)
{
	struct heap_node *n = &t->node, *last = fns.due.prev;
	struct g *gp = fns.waiting;

	n->key = TIMER_NONE;
	n->prev = last;
	n->sibling = &fns.due;
	last->sibling = fns.due.prev = n;
	fns.waiting = NULL;
	return gp;
}

static void take_off(struct timerfn *t)
{
	struct heap_node *n = &t->timer.node;

	n->prev->sibling = n->sibling;
	n->sibling->prev = n->prev;
	n->prev = NULL;
}

/* The G's function: calls those that are due, for ever. */
static void call_fns(void *arg)
{
	g_caller()->flags |= G_SERVICE;
	for (;;) {
		struct timerfn *t;
		void (*fn)(void *);

		mutex_lock(&timer_lock);
		if (fns.due.sibling == &fns.due) {
			fns.waiting = park_announce();
			mutex_unlock(&timer_lock);
			park_wait_outside();
			continue;
		}
		t = container_of(fns.due.sibling, struct timerfn, timer.node);
		take_off(t);
		fn = t->fn;
		arg = t->arg;
		mutex_unlock(&timer_lock);
		fn(arg);
	}
}

static int start(void)
{
	int r = 0;

	if (atomic_load_acquire(&fns.started))
		return 0;
	mutex_lock(&fns.start_lock);
	if (!fns.started) {
		fns.due.sibling = fns.due.prev = &fns.due;
		r = g_start_service(call_fns);
		atomic_store_release(&fns.started, r == 0);
	}
	mutex_unlock(&fns.start_lock);
	return r;
}

/* Holds: timer_lock. */
static bool disarm(struct timerfn *t)
{
	if (!is_due(t))
		return timer_remove(&t->timer);
	take_off(t);
	return true;
}

/* Runs on: g. Holds: nothing. Allocates: the first time. Blocks: no. */
int mote_timer_start(struct mote_timer *timer, int64_t ns, void (*fn)(void *), void *arg)
{
	struct timerfn *t = (struct timerfn *)timer;
	int64_t when = ns < 0 ? 0 : timer_after(ns);
	bool armed;
	int r = start();

	if (r < 0)
		return r;
	mutex_lock(&timer_lock);
	armed = disarm(t);
	t->fn = fn;
	t->arg = arg;
	if (ns >= 0)
		timer_insert(&t->timer, when, fn_due);
	mutex_unlock(&timer_lock);
	timer_inserted(false);
	return armed;
}

/* Runs on: g. Holds: nothing. Allocates: no. Blocks: no. */
bool mote_timer_stop(struct mote_timer *timer)
{
	struct timerfn *t = (struct timerfn *)timer;
	bool armed;

	mutex_lock(&timer_lock);
	armed = disarm(t);
	mutex_unlock(&timer_lock);
	return armed;
}
