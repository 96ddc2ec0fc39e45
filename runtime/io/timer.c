/* Timers; the protocol is in timer.h. */
#include "runtime/io/timer.h"

#include "runtime/base/atomic.h"
#include "runtime/base/compiler.h"
#include "runtime/mote.h"
#include "runtime/sched/idle.h"
#include "runtime/sched/park.h"
#include "runtime/sched/runq.h"

/*
 * A heap is a tree: no timer is due before its parent. `child` is the first child, `sibling` the
 * next one, and `slot` is where the pointer to this timer lies.
 */
static struct {
	struct mutex lock;
	struct timer *root;
	struct m *sleeper; /* sleeps on its `park`; whoever takes it out wakes it, under the lock */
	int64_t until;
	uint32_t runners; /* have taken timers out whose Gs are not ready yet */
} timers;

static struct timer *merge(struct timer *a, struct timer *b)
{
	if (!a || !b)
		return a ? a : b;
	/* Of two that are due at once, the one armed first (a) stays in front. */
	if (b->when < a->when) {
		struct timer *t = a;

		a = b;
		b = t;
	}
	b->sibling = a->child;
	a->child = b;
	return a;
}

/* The children of a root that has gone: pairs from the left, then all from the right. */
static struct timer *merge_children(struct timer *first)
{
	struct timer *pairs = NULL, *root = NULL;

	while (first) {
		struct timer *a = first, *b = a->sibling, *rest = b ? b->sibling : NULL;

		a->sibling = NULL;
		if (b)
			b->sibling = NULL;
		a = merge(a, b);
		a->sibling = pairs;
		pairs = a;
		first = rest;
	}
	while (pairs) {
		struct timer *rest = pairs->sibling;

		pairs->sibling = NULL;
		root = merge(root, pairs);
		pairs = rest;
	}
	return root;
}

/*
 * "No timer" is what the deadlock detector acts on: it must not be said while somebody, sysmon say,
 * is about to make a G ready. Holds: timers.lock.
 */
static void publish_first(void)
{
	if (timers.root)
		atomic_store_release(&sched.timer_first, timers.root->when);
	else if (!timers.runners)
		atomic_store_release(&sched.timer_first, TIMER_NONE);
}

/* Runs on: any. Holds: nothing. Allocates: no. Blocks: no. */
bool timer_due(void)
{
	int64_t first = atomic_load_relaxed(&sched.timer_first);

	return first != TIMER_NONE && first <= mote_nanotime();
}

/* The first timer if it is due, out of the heap. Holds: timers.lock. */
static struct timer *take_due(int64_t now)
{
	struct timer *t = timers.root;

	if (!t || t->when > now)
		return NULL;
	timers.root = merge_children(t->child);
	publish_first();
	return t;
}

bool timer_run(void)
{
	struct timer *t;
	bool any = false;
	int64_t now;

	if (!timer_due())
		return false;
	now = mote_nanotime();
	mutex_lock(&timers.lock);
	timers.runners++;
	while ((t = take_due(now))) {
		mutex_unlock(&timers.lock);
		ready_last(container_of(t, struct g, timer));
		any = true;
		mutex_lock(&timers.lock);
	}
	timers.runners--;
	publish_first();
	mutex_unlock(&timers.lock);
	return any;
}

/* Holds: timers.lock. */
static void set_sleeper(struct m *mp)
{
	timers.sleeper = mp;
	atomic_store_release(&sched.timer_waited, mp != NULL);
}

/* Runs on: g | g0. Holds: nothing. Allocates: no. Blocks: no. */
void timer_kick(void)
{
	mutex_lock(&timers.lock);
	if (timers.sleeper) {
		note_wakeup(&timers.sleeper->park);
		set_sleeper(NULL);
	}
	mutex_unlock(&timers.lock);
}

/* Puts a timer into the heap, and wakes the M that sleeps for a later one. */
static void timer_add(struct timer *t)
{
	mutex_lock(&timers.lock);
	t->child = t->sibling = NULL;
	timers.root = merge(timers.root, t);
	if (timers.root == t) {
		publish_first();
		if (timers.sleeper && t->when < timers.until) {
			note_wakeup(&timers.sleeper->park);
			set_sleeper(NULL);
		}
	}
	mutex_unlock(&timers.lock);
}

bool timer_sleep(void)
{
	struct m *mp = m_self();
	int64_t until;

	mutex_lock(&timers.lock);
	if (!timers.root || timers.sleeper) {
		mutex_unlock(&timers.lock);
		return false;
	}
	timers.until = until = timers.root->when;
	set_sleeper(mp);
	mutex_unlock(&timers.lock);

	note_sleep_until(&mp->park, until);
	mutex_lock(&timers.lock);
	if (timers.sleeper == mp)
		set_sleeper(NULL);
	mutex_unlock(&timers.lock);
	/* Nobody has it in hand any more: whoever took us out has woken us before it let the lock
	 * go. */
	note_clear(&mp->park);
	return true;
}

/* Runs on: g. Holds: nothing. Allocates: no. Blocks: G. */
int mote_sleep(int64_t ns)
{
	struct g *gp;
	int64_t now;

	if (ns <= 0) {
		mote_gosched();
		return 0;
	}
	now = mote_nanotime();
	gp = park_announce();
	gp->timer.when = ns < TIMER_NONE - 1 - now ? now + ns : TIMER_NONE - 1;
	timer_add(&gp->timer);
	/* This M goes on with other Gs: somebody else has to see to the time. */
	if (!runq_empty(gp->m->slot) && sysmon_late()) {
		idle_submitted();
		sysmon_wake(SYSMON_DOZING);
	}
	park_wait();
	return 0;
}
