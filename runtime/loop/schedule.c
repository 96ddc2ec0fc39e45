/*
 * The scheduler's loop. Work is looked for in this order: what the last switch has chosen already;
 * every so often the global queue and the timers, lest a busy slot starve them; the slot's own
 * queue; the global queue; the timers; other slots' queues. An M that finds nothing gives its slot
 * up as idle.h says, and sleeps: until the first timer is due, if nobody else does, or as idle.
 */
#include "runtime/loop/schedule.h"

#include "runtime/base/atomic.h"
#include "runtime/base/compiler.h"
#include "runtime/io/timer.h"
#include "runtime/mote.h"
#include "runtime/sched/g.h"
#include "runtime/sched/idle.h"
#include "runtime/sched/locked.h"
#include "runtime/sched/m.h"
#include "runtime/sched/park.h"
#include "runtime/sched/runq.h"

#define STEAL_ROUNDS 4

/* At most so many: one to run, the others into the slot's ring. */
static struct g *from_global(struct slot *slot, uint32_t most)
{
	struct g *gp;

	if (globq_empty())
		return NULL;
	mutex_lock(&sched.lock);
	gp = globq_share(slot, most);
	mutex_unlock(&sched.lock);
	return gp;
}

/* The last round takes what others would run next, too: they may be busy for long. */
static struct g *steal(struct m *mp)
{
	struct slot *slot = mp->slot;
	uint32_t n = atomic_load_acquire(&sched.nslots_made);

	for (int round = 1; round <= STEAL_ROUNDS; round++) {
		uint32_t at = m_random(mp, n);

		for (uint32_t i = 0; i < n; i++) {
			struct slot *victim = sched.slots[(at + i) % n];
			struct g *gp;

			if (victim == slot)
				continue;
			gp = runq_steal(slot, victim, round == STEAL_ROUNDS);
			if (gp)
				return gp;
		}
	}
	return NULL;
}

/* At most half as many Ms look for work to steal as run Gs. */
static struct g *spin(struct m *mp)
{
	if (sched.solo)
		return NULL;
	if (!mp->spinning) {
		uint32_t busy = sched.nlive_slots - atomic_load_relaxed(&sched.nidle_slots);

		if (2 * atomic_load_relaxed(&sched.nspinning) >= busy)
			return NULL;
		mp->spinning = true;
		atomic_add(&sched.nspinning, 1);
	}
	return steal(mp);
}

/* By the owner of the only slot, and not inside an operation on its queue. */
static void become_solo(void)
{
	mutex_lock(&sched.lock);
	sched.solo = sched.nlive_slots == 1 && !sched.never_solo;
	mutex_unlock(&sched.lock);
}

static struct g *look(struct m *mp)
{
	struct slot *slot = mp->slot;
	struct g *gp = NULL;

	if (slot->tick % SCHED_POLL == 0) {
		timer_run();
		if (!sched.solo && atomic_load_acquire(&sched.nlive_slots) == 1)
			become_solo();
		gp = from_global(slot, runq_is_low(slot) ? RUNQ_SIZE / 2 : 1);
	}
	if (!gp)
		gp = runq_get(slot);
	if (!gp)
		gp = from_global(slot, RUNQ_SIZE / 2);
	if (!gp && timer_run())
		gp = runq_get(slot);
	return gp ? gp : spin(mp);
}

/* The one that has found work wakes the next that looks. */
static void stop_spinning(struct m *mp)
{
	mp->spinning = false;
	atomic_add(&sched.nspinning, -1);
	idle_submitted();
}

/* Takes an idle slot back, to look again. */
static bool retake(struct m *mp, bool spinning)
{
	mutex_lock(&sched.lock);
	mp->slot = idle_take_slot();
	mutex_unlock(&sched.lock);
	if (mp->slot && spinning) {
		mp->spinning = true;
		atomic_add(&sched.nspinning, 1);
	}
	return mp->slot != NULL;
}

/*
 * Gives up a slot with nothing to run, or one above the number that is wanted, and sleeps if there
 * is still nothing to do. Returns with a slot or without.
 */
static void rest(struct m *mp)
{
	struct slot *slot = mp->slot;

	mutex_lock(&sched.lock);
	if (sched.queue.n && slot->id < sched.nslots) {
		mutex_unlock(&sched.lock);
		return;
	}
	mp->slot = NULL;
	idle_put_slot(slot);
	mutex_unlock(&sched.lock);
	if (mp->spinning) {
		mp->spinning = false;
		atomic_add(&sched.nspinning, -1);
	}
	atomic_fence();
	if (idle_work_anywhere() && retake(mp, true))
		return;
	if (timer_sleep()) {
		if (retake(mp, false))
			return;
		/* Every slot is busy, maybe for long: sysmon sees to the time. */
		if (sysmon_late())
			sysmon_wake(SYSMON_DOZING);
	}
	idle_wait(mp);
}

static struct g *find(struct m *mp)
{
	for (;;) {
		struct g *gp = NULL;

		if (!mp->slot) {
			idle_wait(mp);
			continue;
		}
		if (mp->slot->id < sched.nslots)
			gp = look(mp);
		if (gp) {
			if (mp->spinning)
				stop_spinning(mp);
			return gp;
		}
		rest(mp);
	}
}

static struct g *choose(struct m *mp)
{
	for (;;) {
		struct g *gp = mp->chosen;

		mp->chosen = NULL;
		if (mp->lockedg)
			return gp == mp->lockedg ? gp : locked_wait(mp);
		if (!gp)
			gp = find(mp);
		if (!gp->lockedm)
			return gp;
		locked_hand_over(mp, gp);
	}
}

/*
 * The G that was bound to this M has ended, and whatever it has done to its thread must reach no
 * other G: the thread ends as well. The process's first one may not, for the kernel would keep it
 * as a zombie: it sleeps for ever.
 */
static _Noreturn void leave(struct m *mp)
{
	struct slot *slot = mp->slot;

	mp->leaving = false;
	mp->slot = NULL;
	/* Still bound: no thread may be cloned from this one. */
	idle_hand_off(slot);
	mp->lockedg = NULL;
	mutex_lock(&sched.lock);
	if (mp->id == 0)
		sched.nwaiting_locked++;
	else
		idle_count_m(-1);
	idle_check_deadlock();
	mutex_unlock(&sched.lock);
	while (mp->id == 0)
		note_sleep(&mp->park);
	m_exit();
}

void schedule(void)
{
	struct m *mp = m_self();

	g_arrive();
	for (;;) {
		if (unlikely(mp->leaving))
			leave(mp);
		g_execute(mp, choose(mp));
	}
}
