/*
 * sysmon: a thread that never has a slot and makes rounds:
 *   - takes slots away from Ms that are in a blocking call for a whole round, if there is work, or
 *     the pauses are at their longest: an idle slot needs no watching;
 *   - marks slots whose G has gone from one short call to the next for long while others wait: it
 *     yields after a call (blocking.c);
 *   - runs timers that are due while an M is in a blocking call or, later, every M is busy;
 *   - tries again what failed for want of a thread: an idle slot beside work;
 *   - gives memory of dead Gs and gone Ms back.
 *
 * Between rounds it pauses: shortly while that is of use, longer and longer while it is not
 * (DOZING: whoever leaves Gs behind in a blocking call ends the pause), and in the end without
 * limit, while every slot is idle and an M waits for the timers, if any (ASLEEP: whoever takes an
 * idle slot, under sched.lock, ends it). Whoever moves the state to AWAKE signals the note, once.
 */
#include "runtime/loop/sysmon.h"

#include "runtime/base/atomic.h"
#include "runtime/base/compiler.h"
#include "runtime/io/timer.h"
#include "runtime/loop/blocking.h"
#include "runtime/mote.h"
#include "runtime/os/futex.h"
#include "runtime/os/sys.h"
#include "runtime/os/throw.h"
#include "runtime/sched/idle.h"
#include "runtime/sched/m.h"
#include "runtime/sched/stack.h"

#define TRIM_BATCH 256
#define USELESS_ROUNDS 32

/* A slot was in a blocking call when the last round was made. */
static bool lent;

/* When sysmon is to run timers: nobody else may do so while the slot is lent. */
static int64_t timer_turn(void)
{
	int64_t first = atomic_load_acquire(&sched.timer_first);

	return lent || first > TIMER_NONE - TIMER_LATE_NS ? first : first + TIMER_LATE_NS;
}

/* An M to hand a slot to, beside those that run: it rests until the next round. */
static void make_idle(void)
{
	if (!idle_make_m(NULL, false))
		sched.timer_kick();
}

/* True when its M has been in the same call since the last round. */
static bool overdue(struct slot *slot)
{
	uint32_t calls = atomic_load_relaxed(&slot->calls), seen = slot->calls_seen;

	slot->calls_seen = calls;
	if ((atomic_load_acquire(&slot->status) & SLOT_STATE) != SLOT_BLOCKED)
		return false;
	lent = true;
	return calls == seen;
}

/* Marks a slot that has not switched for long while others wait. */
static void remind(struct slot *slot, int64_t now, bool work)
{
	uint32_t state = atomic_load_relaxed(&slot->status) & SLOT_STATE;
	uint32_t tick = atomic_load_relaxed(&slot->tick);

	if (tick != slot->tick_seen || state == SLOT_IDLE || state == SLOT_RETIRED) {
		slot->tick_seen = tick;
		slot->tick_since = now;
	} else if (work && now - slot->tick_since >= SLICE_NS &&
		   !atomic_load_relaxed(&slot->enough)) {
		atomic_store_relaxed(&slot->enough, true);
	}
}

/* Where all is `quiet`, a slot that stays lent would only keep sysmon at its rounds. */
static bool retake_slots(bool quiet)
{
	uint32_t n = atomic_load_acquire(&sched.nslots_made);
	int64_t now = mote_nanotime();
	bool any = false, waiting = idle_work_anywhere(), work;

	lent = false;
	for (uint32_t i = 0; i < n; i++) {
		struct slot *slot = sched.slots[i];

		remind(slot, now, waiting);
		if (!overdue(slot))
			continue;
		work = idle_work_anywhere();
		if (!work && (!quiet || timers_alone()))
			continue;
		if (work && !atomic_load_relaxed(&sched.nidle_ms))
			make_idle();
		any |= blocking_retake(slot, work);
	}
	return any;
}

/*
 * True when nothing is left for sysmon to see to; one whose thread has ended in a call, its slot
 * taken from it, is still to be told (check_ms). Holds: sched.lock.
 */
static bool all_quiet(void)
{
	return sched.nidle_slots == sched.nlive_slots && !blocking_turns_waiting() &&
	       !idle_work_anywhere() && !timers_alone() && m_ended() == M_NONE;
}

/*
 * Pauses so long, or without limit, if `may_sleep` and there is nothing to see to; true when
 * somebody has ended a limited pause.
 */
static bool pause_for(int64_t ns, bool may_sleep)
{
	int64_t until = mote_nanotime() + ns, turn;
	bool woken;

	note_clear(&sched.sysmon_note);
	mutex_lock(&sched.lock);
	/* Under the lock: an M that has slept for the timers, and finds no slot, wakes us then. */
	turn = timer_turn();
	if (turn < until && !atomic_load_acquire(&sched.timer_waited))
		until = turn;
	/* Somebody has left the making of an M to us while we made the round: no pause. */
	if (sched.unmet)
		until -= ns;
	sched.unmet = false;
	if (may_sleep && ns == SYSMON_MAX_NS && all_quiet()) {
		/* The last to rest may have seen something in our hands. */
		idle_check_deadlock();
		until = FUTEX_NEVER;
	}
	atomic_store_relaxed(&sched.sysmon_until, until);
	atomic_store_release(&sched.sysmon, until == FUTEX_NEVER ? SYSMON_ASLEEP : SYSMON_DOZING);
	mutex_unlock(&sched.lock);
	note_sleep_until(&sched.sysmon_note, until);
	woken = atomic_xchg(&sched.sysmon, SYSMON_AWAKE) == SYSMON_AWAKE;
	/* The waker may have the note still in hand: let it finish. */
	if (woken)
		note_sleep(&sched.sysmon_note);
	return woken && until != FUTEX_NEVER;
}

/*
 * Every M waits for the G bound to it, other Gs could run, and no thread has been had for them for
 * long: it will never go on.
 */
static void check_stuck(void)
{
	static int64_t since;
	bool stuck;

	mutex_lock(&sched.lock);
	stuck = sched.nwaiting_locked == sched.nms && idle_work_anywhere() &&
		atomic_load_acquire(&sched.timer_first) == TIMER_NONE;
	mutex_unlock(&sched.lock);
	if (!stuck || !since)
		since = stuck ? mote_nanotime() : 0;
	else if (mote_nanotime() - since > STUCK_NS)
		throw("no thread can be made for the Gs that could run");
}

static void check_ms(void)
{
	static int64_t next;
	int64_t now = mote_nanotime();
	bool ended = false;

	if (now < next)
		return;
	if (next)
		ended = m_ended() != M_NONE;
	next = now + M_CHECK_NS;
	if (atomic_load_relaxed(&sched.ms_short) && !atomic_load_relaxed(&sched.ms_full))
		make_idle();
	if (!ended)
		return;
	/* Where the whole process ends, this thread does not come back from here. */
	sys_sleep(M_CHECK_NS / 10);
	if (m_ended() != M_NONE)
		throw_number("a thread has ended without a word: M", m_ended());
}

static bool make_round(bool quiet)
{
	bool useful = retake_slots(quiet);

	if (timer_turn() <= mote_nanotime() && !atomic_load_relaxed(&sched.timer_waited))
		useful |= timer_run();
	if (blocking_turns_waiting())
		blocking_give_turn();
	if (atomic_load_relaxed(&sched.nidle_slots) && idle_work_anywhere())
		idle_wake();
	check_stuck();
	check_ms();
	return useful;
}

void sysmon(void)
{
	int64_t pause = SYSMON_MIN_NS;
	int useless = 0;

	for (;;) {
		enum trim more = stack_trim(TRIM_BATCH);
		bool useful;

		if (more != TRIM_NOW && pause == SYSMON_MAX_NS)
			m_trim(TRIM_BATCH);
		useful = pause_for(more == TRIM_NOW ? SYSMON_MIN_NS : pause, more == TRIM_NONE) &&
			 idle_work_anywhere();
		useful |= make_round(pause == SYSMON_MAX_NS);
		if (useful) {
			pause = SYSMON_MIN_NS;
			useless = 0;
		} else if (++useless > USELESS_ROUNDS && pause < SYSMON_MAX_NS) {
			pause = MIN(2 * pause, SYSMON_MAX_NS);
		}
	}
}
