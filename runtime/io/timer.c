/* Timers; the protocol is in timer.h. */
#include "runtime/io/timer.h"

#include "runtime/base/atomic.h"
#include "runtime/base/compiler.h"
#include "runtime/base/config.h"
#include "runtime/mote.h"
#include "runtime/os/throw.h"
#include "runtime/sched/idle.h"
#include "runtime/sched/park.h"
#include "runtime/sched/runq.h"

struct mutex timer_lock;

/* All under timer_lock. */
static struct {
	struct heap heap;
	struct m *sleeper; /* sleeps on its `park`; whoever takes it out wakes it, under the lock */
	int64_t until;
	uint32_t runners; /* have taken timers out whose Gs are not ready yet */
} timers;

static struct timer *first_timer(void)
{
	struct heap_node *n = heap_first(&timers.heap);

	return n ? container_of(n, struct timer, node) : NULL;
}

/* Holds: timer_lock. */
static void publish_first(void)
{
	struct timer *t = first_timer();

	if (t)
		atomic_store_release(&sched.timer_first, t->node.key);
	else if (!timers.runners)
		atomic_store_release(&sched.timer_first, TIMER_NONE);
}

/* How an M sleeps for what comes from outside, and how it is woken: the poller's place. */
static void sleep_outside(struct m *mp, int64_t until)
{
	note_sleep_until(&mp->park, until);
}

static void wake_outside(struct m *mp)
{
	note_wakeup(&mp->park);
}

struct due {
	struct g *first, **last;
	int n;
};

/* Takes out what is due, but not too much at once, and lists its Gs. Holds: timer_lock. */
static void take_due(struct due *list, int64_t now)
{
	struct timer *t;

	list->last = &list->first;
	for (list->n = 0; list->n < TIMER_BATCH; list->n++) {
		struct g *gp;

		t = first_timer();
		if (!t || t->node.key > now)
			break;
		heap_remove(&timers.heap, &t->node);
		gp = t->due(t);
		if (!gp)
			continue;
		*list->last = gp;
		list->last = &gp->link;
	}
	*list->last = NULL;
}

bool timer_run(void)
{
	struct due due;
	bool any = false;
	int64_t now;

	if (!timer_due())
		return false;
	now = mote_nanotime();
	mutex_lock(&timer_lock);
	timers.runners++;
	do {
		take_due(&due, now);
		publish_first();
		mutex_unlock(&timer_lock);
		any = any || due.first;
		ready_all(due.first);
		mutex_lock(&timer_lock);
	} while (due.n == TIMER_BATCH);
	timers.runners--;
	publish_first();
	mutex_unlock(&timer_lock);
	return any;
}

/* Holds: timer_lock. */
static void set_sleeper(struct m *mp)
{
	timers.sleeper = mp;
	atomic_store_release(&sched.timer_waited, mp != NULL);
}

/* Holds: timer_lock. */
static void wake_sleeper(void)
{
	wake_outside(timers.sleeper);
	set_sleeper(NULL);
}

/* Runs on: g | g0. Holds: nothing. Allocates: no. Blocks: no. */
void timer_kick(void)
{
	mutex_lock(&timer_lock);
	if (timers.sleeper)
		wake_sleeper();
	mutex_unlock(&timer_lock);
}

bool timer_sleep(void)
{
	struct m *mp = m_self();
	struct timer *first;
	int64_t until;

	mutex_lock(&timer_lock);
	first = first_timer();
	if (!first || timers.sleeper) {
		mutex_unlock(&timer_lock);
		return false;
	}
	timers.until = until = first->node.key;
	set_sleeper(mp);
	mutex_unlock(&timer_lock);

	sleep_outside(mp, until);
	mutex_lock(&timer_lock);
	if (timers.sleeper == mp)
		set_sleeper(NULL);
	mutex_unlock(&timer_lock);
	/* Nobody has it in hand any more: whoever took us out has woken us before it let the lock
	 * go. */
	note_clear(&mp->park);
	return true;
}

/* Runs on: any. Holds: any. Allocates: no. Blocks: no. */
int64_t timer_after(int64_t ns)
{
	int64_t now = mote_nanotime();

	return ns < TIMER_NONE - 1 - now ? now + ns : TIMER_NONE - 1;
}

/* Runs on: g. Holds: timer_lock. Allocates: no. Blocks: no. */
void timer_insert(struct timer *t, int64_t when, struct g *(*due)(struct timer *))
{
	t->node.key = when;
	t->due = due;
	heap_insert(&timers.heap, &t->node);
	if (first_timer() != t)
		return;
	publish_first();
	if (timers.sleeper && when < timers.until)
		wake_sleeper();
}

/* Where this M goes on with other things, one that is idle may see to the time; sysmon will. */
void timer_inserted(bool parks)
{
	struct slot *slot = m_self()->slot;

	if (!atomic_load_relaxed(&sched.timer_waited) && (!parks || !slot || !runq_empty(slot)))
		idle_submitted();
}

void timer_start(struct timer *t, int64_t when, struct g *(*due)(struct timer *))
{
	mutex_lock(&timer_lock);
	timer_insert(t, when, due);
	mutex_unlock(&timer_lock);
	timer_inserted(true);
}

/* Runs on: g. Holds: timer_lock. Allocates: no. Blocks: no. */
bool timer_remove(struct timer *t)
{
	bool first = first_timer() == t;

	if (!heap_holds(&t->node))
		return false;
	heap_remove(&timers.heap, &t->node);
	if (first)
		publish_first();
	return true;
}

bool timer_stop(struct timer *t)
{
	bool found;

	mutex_lock(&timer_lock);
	found = timer_remove(t);
	mutex_unlock(&timer_lock);
	return found;
}

static struct g *sleeper_due(struct timer *t)
{
	return container_of(t, struct g, timer);
}

/* Runs on: g. Holds: nothing. Allocates: no. Blocks: G. */
int mote_sleep(int64_t ns)
{
	struct g *gp;

	if (ns <= 0) {
		mote_gosched();
		return 0;
	}
	gp = park_announce();
	timer_start(&gp->timer, timer_after(ns), sleeper_due);
	park_wait_outside();
	if (unlikely(heap_holds(&gp->timer.node)))
		throw("ready: G sleeps");
	return 0;
}
