/* Who rests; the protocol is in idle.h. */
#include "runtime/sched/idle.h"

#include "runtime/mote.h"
#include "runtime/os/throw.h"
#include "runtime/sched/g.h"
#include "runtime/sched/m.h"
#include "runtime/sched/runq.h"
#include "runtime/sched/service.h"

void sysmon_wake(uint32_t from)
{
	if (unlikely(atomic_load_relaxed(&sched.sysmon) == from) &&
	    atomic_cas(&sched.sysmon, from, SYSMON_AWAKE))
		note_wakeup(&sched.sysmon_note);
}

void idle_put_slot(struct slot *slot)
{
	if (slot->id >= sched.nslots) {
		runq_flush(slot);
		atomic_store_release(&slot->status, SLOT_RETIRED);
		atomic_store_release(&sched.nlive_slots, sched.nlive_slots - 1);
		return;
	}
	atomic_store_release(&slot->status, SLOT_IDLE);
	slot->link = sched.idle_slots;
	sched.idle_slots = slot;
	atomic_store_release(&sched.nidle_slots, sched.nidle_slots + 1);
}

struct slot *idle_take_slot(void)
{
	struct slot *slot = sched.idle_slots;

	if (!slot)
		return NULL;
	sched.idle_slots = slot->link;
	atomic_store_release(&sched.nidle_slots, sched.nidle_slots - 1);
	atomic_store_release(&slot->status, SLOT_RUNNING);
	sysmon_wake(SYSMON_ASLEEP);
	return slot;
}

static void update_full(void)
{
	bool full = sched.nms + 1 >= sched.ms_most;

	atomic_store_relaxed(&sched.ms_full, !sched.nidle_ms && full);
	atomic_store_relaxed(&sched.ms_short, !sched.nidle_ms && (full || sched.ms_refused));
}

/* Runs on: g | g0. Holds: sched.lock. Allocates: no. Blocks: no. */
bool idle_count_m(int change)
{
	if (change > 0 && sched.nms + 1 >= sched.ms_most)
		return false;
	sched.nms += (uint32_t)change;
	update_full();
	return true;
}

/* Runs on: g | g0. Holds: sched.lock. Allocates: no. Blocks: no. */
struct m *idle_take_m(void)
{
	struct m *mp = sched.idle_ms;

	if (!mp)
		return NULL;
	sched.idle_ms = mp->link;
	mp->idle = false;
	sched.nidle_ms--;
	update_full();
	return mp;
}

/* Runs on: g | g0. Holds: sched.lock. Allocates: no. Blocks: no. */
void idle_put_m(struct m *mp)
{
	mp->link = sched.idle_ms;
	sched.idle_ms = mp;
	mp->idle = true;
	sched.nidle_ms++;
	update_full();
	idle_check_deadlock();
}

/* Runs on: g | g0. Holds: sched.lock. Allocates: no. Blocks: no. */
void idle_check_deadlock(void)
{
	/* The one that sleeps for a timer may sleep on when that has been stopped. */
	uint32_t resting =
		sched.nidle_ms + sched.nwaiting_locked + atomic_load_acquire(&sched.timer_waited);

	if (resting != sched.nms || sched.queue.n)
		return;
	if (atomic_load_acquire(&sched.timer_first) != TIMER_NONE || idle_work_anywhere() ||
	    atomic_load_acquire(&sched.nturns) || atomic_load_acquire(&sched.outside))
		return;
	mutex_unlock(&sched.lock);
	throw("all Gs are asleep - deadlock!");
}

/* Runs on: g | g0. Holds: nothing. Allocates: no. Blocks: no. */
void idle_give(struct m *mp, struct slot *slot, bool spinning)
{
	mp->given = slot;
	mp->given_spinning = spinning;
	note_wakeup(&mp->park);
}

/*
 * A thread that a G is bound to, or that the runtime has not made, may have had its namespaces,
 * directory or credentials changed, and a new thread would inherit them: it leaves the making to
 * sysmon. Before sysmon is there main is the only G, and its M serves; and where one more thread is
 * to be had, it must be sysmon's.
 */
static bool may_make_ms(const struct m *mp)
{
	return !mp->lockedg && !mp->guest && service_runs();
}

static noinline bool count_new(void)
{
	bool room;

	mutex_lock(&sched.lock);
	room = idle_count_m(1);
	mutex_unlock(&sched.lock);
	return room;
}

static noinline void count_made(bool made)
{
	mutex_lock(&sched.lock);
	sched.ms_refused = !made;
	idle_count_m(made ? 0 : -1);
	mutex_unlock(&sched.lock);
}

/* Runs on: g0. Holds: nothing. Allocates: address space. Blocks: M, shortly. */
bool idle_make_m(struct slot *given, bool spinning)
{
	bool made = false;

	if (count_new()) {
		made = m_new(sched.m_loop, given, spinning);
		if (unlikely(!made || sched.ms_refused))
			count_made(made);
	}
	if (!made)
		m_rouse();
	return made;
}

/* The first G in the global queue that is bound to an M. Holds: sched.lock. */
static struct g *take_bound(void)
{
	struct g *gp = sched.queue.head;

	while (gp && !gp->lockedm)
		gp = gp->link;
	if (gp)
		globq_remove(gp);
	return gp;
}

/*
 * No M can be had: not from here (may_make_ms), or not at all. sysmon tries again with an idle
 * slot. Where it is sysmon, or anybody who may make threads, that has failed, a G that is bound to
 * a waiting M needs no other.
 */
static void give_up(struct slot *slot, bool spinning)
{
	struct g *gp = NULL;

	mutex_lock(&sched.lock);
	runq_flush(slot);
	if (may_make_ms(m_self()))
		gp = take_bound();
	if (gp)
		sched.nwaiting_locked--;
	else
		idle_put_slot(slot);
	sched.unmet |= !may_make_ms(m_self());
	/* Under the lock: sysmon, which finds it unmet, must not leave it to a spinning M that is
	 * none. */
	if (spinning)
		atomic_add(&sched.nspinning, -1);
	mutex_unlock(&sched.lock);
	if (gp) {
		idle_give(gp->lockedm, slot, false);
		return;
	}
	sysmon_wake(SYSMON_DOZING);
	sysmon_wake(SYSMON_ASLEEP);
	sched.timer_kick();
}

struct start {
	struct slot *slot;
	bool spinning;
};

static void start_new(void *arg)
{
	struct start *start = arg;

	if (!may_make_ms(m_self()) || !idle_make_m(start->slot, start->spinning))
		give_up(start->slot, start->spinning);
}

/* Hands a slot, the caller's own, to an M; back to idle when none can be had. */
static void start_m(struct slot *slot, bool spinning)
{
	struct start start = {slot, spinning};
	struct m *mp;

	mutex_lock(&sched.lock);
	mp = idle_take_m();
	mutex_unlock(&sched.lock);
	if (mp)
		idle_give(mp, slot, spinning);
	else
		m_call(start_new, &start);
}

noinline void idle_wake(void)
{
	struct slot *slot;

	if (!atomic_cas(&sched.nspinning, 0, 1))
		return;
	mutex_lock(&sched.lock);
	slot = idle_take_slot();
	/* Under the lock: who rests later must not find a spinning M that is none. */
	if (!slot)
		atomic_add(&sched.nspinning, -1);
	mutex_unlock(&sched.lock);
	if (slot)
		start_m(slot, true);
}

bool idle_work_anywhere(void)
{
	uint32_t n = atomic_load_acquire(&sched.nslots_made);

	if (!globq_empty())
		return true;
	for (uint32_t i = 0; i < n; i++)
		if (!runq_empty(sched.slots[i]))
			return true;
	return false;
}

void idle_hand_off(struct slot *slot)
{
	if (!runq_empty(slot) || !globq_empty()) {
		start_m(slot, false);
		return;
	}
	mutex_lock(&sched.lock);
	idle_put_slot(slot);
	mutex_unlock(&sched.lock);
	atomic_fence();
	/* Timers need an M that waits for them. */
	if (idle_work_anywhere() || timers_alone())
		idle_wake();
}

static void leave_idle(struct m *mp)
{
	struct m **link = &sched.idle_ms;

	while (*link != mp)
		link = &(*link)->link;
	*link = mp->link;
	mp->idle = false;
	sched.nidle_ms--;
	idle_count_m(-1);
}

/* More idle Ms than will be needed soon. Holds: sched.lock, or takes it as a hint. */
static bool too_many_idle(void)
{
	return atomic_load_relaxed(&sched.nidle_ms) > sched.nslots + M_IDLE_KEEP;
}

/* Sleeps until woken; an M that nobody has needed for long ends instead. */
static void sleep_or_end(struct m *mp)
{
	while (mp->id && too_many_idle()) {
		if (note_sleep_until(&mp->park, mote_nanotime() + M_IDLE_NS))
			return;
		mutex_lock(&sched.lock);
		if (mp->idle && too_many_idle()) {
			leave_idle(mp);
			mutex_unlock(&sched.lock);
			m_exit();
		}
		mutex_unlock(&sched.lock);
	}
	note_sleep(&mp->park);
}

void idle_wait(struct m *mp)
{
	mutex_lock(&sched.lock);
	if (sched.queue.n && sched.idle_slots) {
		mp->slot = idle_take_slot();
		mutex_unlock(&sched.lock);
		return;
	}
	idle_put_m(mp);
	mutex_unlock(&sched.lock);
	sleep_or_end(mp);
	note_clear(&mp->park);
	mp->slot = mp->given;
	mp->spinning = mp->given_spinning;
}
