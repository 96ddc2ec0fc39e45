/* Calls that block the M. */
#include "runtime/loop/blocking.h"

#include "runtime/base/atomic.h"
#include "runtime/base/compiler.h"
#include "runtime/base/config.h"
#include "runtime/mote.h"
#include "runtime/os/print.h"
#include "runtime/os/sys.h"
#include "runtime/sched/g.h"
#include "runtime/sched/idle.h"
#include "runtime/sched/m.h"
#include "runtime/sched/park.h"
#include "runtime/sched/runq.h"

/* Gs that wait for their turn to begin a system call; see blocking.h. */
static struct {
	struct mutex lock;
	struct g *head, *tail;
} turns;

static uint32_t mark_of(const struct m *mp)
{
	return SLOT_BLOCKED | mp->id << SLOT_M_SHIFT;
}

/* A guest's M has no slot, and in a commit, which keeps its own, no G could wait for another. */
static bool may_lend(const struct m *mp)
{
	return likely(mp->slot && mp->curg);
}

static void lend_slot(struct m *mp)
{
	struct slot *slot = mp->slot;

	mp->lent = slot;
	mp->slot = NULL;
	atomic_store_relaxed(&slot->calls, slot->calls + 1);
	atomic_store_release(&slot->status, mark_of(mp));
}

void blocking_enter(void)
{
	struct m *mp = m_self();
	struct slot *slot = mp->slot;

	if (!may_lend(mp)) {
		mp->lent = NULL;
		return;
	}
	lend_slot(mp);
	/* sysmon would see to the Gs and timers left behind, in its own time. */
	if (!runq_empty(slot) || sysmon_late())
		sysmon_wake(SYSMON_DOZING);
}

void blocking_enter_now(void)
{
	struct m *mp = m_self();

	mp->lent = NULL;
	if (!may_lend(mp))
		return;
	mp->lent = mp->slot;
	mp->slot = NULL;
	idle_hand_off(mp->lent);
}

/* The slot is gone: another, if one is idle; else the G waits in the global queue. */
static noinline void exit_slow(struct m *mp)
{
	mutex_lock(&sched.lock);
	mp->slot = idle_take_slot();
	mutex_unlock(&sched.lock);
	if (!mp->slot)
		g_leave(AFTER_QUEUE);
}

/* A G that makes one short call after the other lets those that wait go first. */
static noinline void give_way(struct slot *slot)
{
	atomic_store_relaxed(&slot->enough, false);
	/* The switch is one that looks at everybody's queue, too. */
	slot->tick += SCHED_POLL - 1 - slot->tick % SCHED_POLL;
	g_leave(AFTER_YIELD);
}

void blocking_exit(void)
{
	struct m *mp = m_self();
	struct slot *slot = mp->lent;

	if (unlikely(!slot))
		return;
	if (unlikely(!atomic_cas(&slot->status, mark_of(mp), SLOT_RUNNING))) {
		exit_slow(mp);
		return;
	}
	mp->slot = slot;
	if (unlikely(atomic_load_relaxed(&slot->enough)))
		give_way(slot);
}

/* Runs on: sysmon. Holds: nothing. Allocates: address space. Blocks: M, shortly. */
bool blocking_retake(struct slot *slot, bool work)
{
	uint32_t status = atomic_load_acquire(&slot->status);
	struct m *mp = NULL;

	if ((status & SLOT_STATE) != SLOT_BLOCKED)
		return false;
	if (work) {
		mutex_lock(&sched.lock);
		mp = idle_take_m();
		mutex_unlock(&sched.lock);
		if (!mp && runq_empty(slot))
			return false;
	}
	if (atomic_cas(&slot->status, status, SLOT_RUNNING)) {
		if (mp)
			idle_give(mp, slot, false);
		else
			idle_hand_off(slot);
		return work;
	}
	if (mp) {
		mutex_lock(&sched.lock);
		idle_put_m(mp);
		mutex_unlock(&sched.lock);
	}
	return false;
}

/* True where one more M in a call would leave none, at the limit. */
static bool would_stall(void)
{
	return unlikely(atomic_load_relaxed(&sched.ms_full)) && may_lend(m_self());
}

bool blocking_is_last(void)
{
	return unlikely(atomic_load_relaxed(&sched.ms_short)) && may_lend(m_self());
}

/*
 * True where an M stays to run Gs, where nobody is inside whose return could be waited for, or
 * where no G is left that could run meanwhile: to wait would help nobody.
 */
static bool may_begin(const struct m *mp)
{
	if (!would_stall() || !m_any_in_call(mp) || m_any_runs(mp))
		return true;
	return atomic_load_acquire(&sched.timer_first) == TIMER_NONE && !idle_work_anywhere();
}

/* Waits until the call may begin, and begins it. */
static noinline void take_turn(void)
{
	mutex_lock(&turns.lock);
	/* Before the look at who is inside: from there on nobody calls it a deadlock. */
	atomic_add(&sched.nturns, 1);
	while (!may_begin(m_self())) {
		struct g *gp = park_announce();

		gp->link = NULL;
		if (turns.tail)
			turns.tail->link = gp;
		else
			turns.head = gp;
		turns.tail = gp;
		mutex_unlock(&turns.lock);
		park_wait_outside();
		mutex_lock(&turns.lock);
	}
	atomic_add(&sched.nturns, -1);
	/* Inside before the next one looks. */
	blocking_enter();
	m_self()->in_call = true;
	mutex_unlock(&turns.lock);
}

bool blocking_turns_waiting(void)
{
	return atomic_load_relaxed(&sched.nturns) != 0;
}

void blocking_give_turn(void)
{
	struct g *gp;

	mutex_lock(&turns.lock);
	gp = turns.head;
	if (gp) {
		turns.head = gp->link;
		if (!gp->link)
			turns.tail = NULL;
	}
	mutex_unlock(&turns.lock);
	if (gp)
		ready_last(gp);
}

/* Runs on: g. Holds: nothing. Allocates: no. Blocks: G, at the limit. */
void blocking_begin(void)
{
	if (unlikely(would_stall())) {
		take_turn();
	} else {
		blocking_enter();
		m_self()->in_call = true;
	}
}

/* Runs on: g. Holds: nothing. Allocates: no. Blocks: G, when no slot is free. */
void blocking_end(void)
{
	m_self()->in_call = false;
	blocking_exit();
	if (unlikely(blocking_turns_waiting()))
		blocking_give_turn();
}

/*
 * What mote_printf writes with, where there are Gs: a full pipe may be waiting for one of them, so
 * the slot serves others meanwhile. At the limit of Ms the print neither stays inside nor waits its
 * turn: the G looks again and again. In a handler, and on a thread that is not the M's, wherever
 * their stacks lie and whatever the thread base says, the bare call does.
 * Runs on: any. Holds: any. Allocates: no. Blocks: M.
 */
long print_write(int fd, const void *buf, size_t n)
{
	static const struct kernel_timespec now;
	long r;

	if (!g_on_stack() || !m_proved() || !m_self()->slot)
		return sys_write(fd, buf, n);
	while (unlikely(blocking_is_last()) && sys_poll(fd, POLLOUT, &now) == 0)
		mote_sleep(LOOK_AGAIN_NS);
	blocking_enter();
	r = sys_write(fd, buf, n);
	if (r == -EAGAIN) {
		sys_poll(fd, POLLOUT, NULL);
		r = -EINTR;
	}
	blocking_exit();
	return r;
}
