/*
 * Who rests: idle slots, idle Ms, and how they come together again when there is work.
 *
 * The obligation: no runnable G waits in a queue while a slot is idle and nobody looks for work.
 *   submit  put the G into a queue; full fence; if a slot is idle and nobody spins, wake an M with
 *           it, which spins.
 *   rest    put the slot into the idle list; full fence; look into every queue again, and take a
 *           slot back if there is something.
 * Either the submitter sees the idle slot, or the resting M sees the G. A submitter that sees a
 * spinning M leaves it to that one: it has not rested yet, and will look again. A spinning M that
 * finds work wakes the next one. The model is tests/model/idle.pml.
 */
#ifndef RUNTIME_SCHED_IDLE_H
#define RUNTIME_SCHED_IDLE_H

#include <stdbool.h>

#include "runtime/base/atomic.h"
#include "runtime/base/compiler.h"
#include "runtime/mote.h"
#include "runtime/sched/sched.h"

struct m;

/*
 * Wakes an M to look for work, if a slot is idle and nobody looks yet.
 * Runs on: g, g0. Holds: nothing. Allocates: address space. Blocks: M, shortly.
 */
void idle_wake(void);

/* After a G has been put into a queue. Runs on: g, g0. Holds: nothing. */
static inline void idle_submitted(void)
{
	if (likely(sched.solo))
		return;
	atomic_fence();
	if (atomic_load_relaxed(&sched.nidle_slots) && !atomic_load_relaxed(&sched.nspinning))
		idle_wake();
}

/*
 * Moves a slot, the caller's own, into the idle list; and one out of it, NULL when it is empty.
 * Runs on: g, g0. Holds: sched.lock. Allocates: no. Blocks: no.
 */
void idle_put_slot(struct slot *slot);
struct slot *idle_take_slot(void);

/* Lets go of a slot, the caller's own: to an M if there is work, to idle if not.
 * Runs on: g, g0. Holds: nothing. Allocates: address space. Blocks: M, shortly. */
void idle_hand_off(struct slot *slot);

/* True when some queue holds a G. A hint without the fence.
 * Runs on: any. Holds: any. Allocates: no. Blocks: no. */
bool idle_work_anywhere(void);

/* Puts an M that is in no list to rest until it is given a slot.
 * Runs on: g0, no slot. Holds: nothing. Allocates: no. Blocks: M. */
void idle_wait(struct m *mp);

/* An idle M for the caller to use, and back. Holds: sched.lock. */
struct m *idle_take_m(void);
void idle_put_m(struct m *mp);

/* Gives `slot` to an M out of the idle list and wakes it. Holds: nothing. */
void idle_give(struct m *mp, struct slot *slot, bool spinning);

/* Throws when nothing can ever run again. Holds: sched.lock. */
void idle_check_deadlock(void);

/* Counts an M that is about to be made; false at the limit, which counts sysmon as well.
 * Holds: sched.lock. */
bool idle_count_m(int change);

/* True when the first timer's time has come. Costs a look at the clock if there is any. */
static inline bool timer_due(void)
{
	int64_t first = atomic_load_relaxed(&sched.timer_first);

	return first != TIMER_NONE && first <= mote_nanotime();
}

/* True when there are timers, and no M sleeps for them. */
static inline bool timers_alone(void)
{
	return atomic_load_acquire(&sched.timer_first) != TIMER_NONE &&
	       !atomic_load_acquire(&sched.timer_waited);
}

/* True when sysmon's pause is longer than the first timer may wait, and no M sleeps for it. */
static inline bool sysmon_late(void)
{
	return atomic_load_relaxed(&sched.timer_first) < atomic_load_relaxed(&sched.sysmon_until) &&
	       !atomic_load_relaxed(&sched.timer_waited);
}

/* Makes an M with this slot, or none; false at the limit and where the kernel has no thread. */
bool idle_make_m(struct slot *given, bool spinning);

/* Moves sysmon from a pause to its rounds. Runs on: any. Holds: any. Allocates: no. Blocks: no. */
void sysmon_wake(uint32_t from);

#endif
