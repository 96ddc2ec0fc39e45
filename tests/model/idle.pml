/*
 * Submitting against going idle (runtime/loop/schedule.c, runtime/sched/idle.c): no G waits while a
 * slot is free.
 *
 * An M needs a slot to run Gs. Each slot has a ring of Gs, from which other Ms steal; there is one
 * global queue, under the scheduler lock. Idle slots and idle Ms stand in two lists under that
 * lock; nidle, the number of idle slots, is also read without it. nspinning counts the Ms that have
 * a slot and search for work: while one searches, nobody needs to be woken.
 *
 *	submit		put the G into the own ring (or, locked, into the global queue);
 *			FULL FENCE; wake_one.
 *	wake_one	if nidle > 0 and nspinning == 0: compare-and-swap nspinning 0 -> 1. Won:
 *			lock; take an idle slot; if there is none, undo: nspinning--, still under
 *			the lock; unlock. Lock; take an idle M; unlock; if there is none, make a new
 *			one. Give the M the slot, as a spinning one, and wake its note.
 *			No M to be had at all: the slot goes back, nspinning--, and it is left to
 *			sysmon to try again (not modelled: from there on a G may wait).
 *	find work	own ring, global queue, and, as a spinning M, the rings of the others. An M
 *			may leave out the last when others spin already.
 *	found		a spinning M stops spinning: nspinning--; FULL FENCE; wake_one: it may have
 *			been the reason why a submitter woke nobody.
 *	go idle		lock; look at the global queue; put the slot into the idle list; nidle++;
 *			unlock; if it was spinning: nspinning--; FULL FENCE; look at all rings and
 *			at the global queue again, spinning before or not. Something there: lock;
 *			if a slot is idle, take it; unlock; nspinning++, and search anew. Else
 *			sleep.
 *	sleep		lock; if the global queue has a G and a slot is idle, take it and search.
 *			Else join the idle Ms; unlock; sleep on the own note.
 *
 * The argument is Dekker's: the submitter writes a queue and then reads nidle and nspinning; the
 * idler writes nidle and nspinning and then reads the queues. With a full fence between the two
 * halves on both sides at least one of them sees the other. Each line above that looks too careful
 * has a broken variant here which spin takes apart:
 *
 *	BROKEN_SUBMIT_FENCE, BROKEN_FOUND_FENCE, BROKEN_IDLE_FENCE	one of the fences is missing
 *	BROKEN_RECHECK		no second look
 *	BROKEN_RECHECK_SPINNING	second look by Ms that were spinning only: another M may have left
 *				its spinning, and woken nobody, just before our slot became idle
 *	BROKEN_RECHECK_GLOBAL	the global queue is looked at neither in the second look nor before
 *				the sleep (one of them would do). The lock of the first look does
 *				not help: nspinning still counts us then, and a submitter that
 *				sees it wakes nobody
 *	BROKEN_FOUND		who finds work does not wake the next one
 *	BROKEN_UNDO		the undo comes after the unlock
 *	BROKEN_NO_NEW_M		a waker that finds a slot, but no M, gives up, although one may be
 *				just between its second look and the idle list
 *
 * Memory order. Every store goes into a buffer of its M, first in, first out, and reaches memory
 * some time later; a load sees memory and the M's own buffer. So a load may overtake all stores
 * before it, but stores stay in order (release). An atomic add whose result nobody needs goes the
 * same way, and so does the unlock: that is more than x86_64 does, where both are full fences, and
 * what aarch64 and ppc64le do. A compare-and-swap, taking the lock, and waking a note wait until
 * the M's own buffer is empty. FENCE waits for the same.
 * Not shown: loads that overtake each other. The second look must be by acquire loads.
 *
 * Each G submits others while there are any left, and then ends or computes for ever: in the second
 * case it keeps its slot, and the rest must still get theirs.
 *
 *	-DSLOTS=n	slots, and Ms at the start; M 0 runs a G, the others search
 *	-DSPARE=n	Ms that can be made beside them
 *	-DGS=n		Gs that are submitted in all
 *
 * Proved: when nothing moves any more, no G is queued while a slot is idle; the counters are right;
 * the scheduler lock is free; no note is woken twice.
 */
#ifndef SLOTS
#define SLOTS 2
#endif
#ifndef SPARE
#define SPARE 1
#endif
#ifndef GS
#define GS 2
#endif

/* Where a store can go. Ring i is at RING + i. */
#define RING		0
#define GLOBAL		SLOTS
#define NIDLE		(SLOTS + 1)
#define NSPINNING	(SLOTS + 2)
#define LOCK		(SLOTS + 3)
#define PLACES		(SLOTS + 4)

#define MS		(SLOTS + SPARE)
#define NONE		255

byte mem[PLACES];
chan buffer[MS] = [5] of { byte, short };
short pending[MS * PLACES];	/* sum of what the buffer holds: for loads only */

chan idle_slots = [SLOTS] of { byte };	/* under LOCK */
chan idle_ms = [MS] of { byte };	/* under LOCK */
byte made = SLOTS;		/* Ms; under LOCK */
bool gave_up;			/* a slot went back because there was no M */
bool note[MS];
byte given[MS];			/* the slot that comes with the note */
byte left = GS;
byte busy;			/* Ms whose G computes for ever */

#define LOAD(place)	(mem[place] + pending[me * PLACES + (place)])
#define DRAINED		(empty(buffer[me]))
#define FENCE		DRAINED

#ifdef BROKEN_SUBMIT_FENCE
#define SUBMIT_FENCE	true
#else
#define SUBMIT_FENCE	FENCE
#endif
#ifdef BROKEN_FOUND_FENCE
#define FOUND_FENCE	true
#else
#define FOUND_FENCE	FENCE
#endif
#ifdef BROKEN_IDLE_FENCE
#define IDLE_FENCE	true
#else
#define IDLE_FENCE	FENCE
#endif

inline add(place, n)
{
	atomic {
		buffer[me]!place, n;
		pending[me * PLACES + (place)] = pending[me * PLACES + (place)] + n
	}
}

/* Every section under the lock is one atomic step: what it stores reaches memory later anyway, the
 * unlock last, and its lists are touched by nobody else. */
inline lock()
{
	DRAINED && mem[LOCK] == 0;
	mem[LOCK] = 1
}

inline unlock()
{
	add(LOCK, -1)
}

/* The buffers reach memory. */
active proctype memory()
{
	byte place, i;
	short n;

end:	do
	:: atomic {
		if
		:: buffer[0]?place, n -> i = 0
		:: buffer[1]?place, n -> i = 1
#if SLOTS + SPARE > 2
		:: buffer[2]?place, n -> i = 2
#endif
#if SLOTS + SPARE > 3
		:: buffer[3]?place, n -> i = 3
#endif
		fi;
		mem[place] = mem[place] + n;
		pending[i * PLACES + place] = pending[i * PLACES + place] - n;
		place = 0;
		n = 0;
		i = 0
	}
	od
}

/* An M for slot s: an idle one or a new one. Sets won, and other. */
inline take_m()
{
	atomic {
		lock();
		if
		:: nempty(idle_ms) -> idle_ms?other
#ifndef BROKEN_NO_NEW_M
		:: empty(idle_ms) && made < MS -> other = made; made++
		:: empty(idle_ms) && made == MS -> won = false; gave_up = true
#else
		:: empty(idle_ms) -> won = false
#endif
		fi;
		unlock()
	}
}

/* nspinning counts the M that we are about to wake already. */
inline wake_locked()
{
	atomic {
		lock();
		won = nempty(idle_slots);
		if
		:: won ->
			idle_slots?s;
			add(NIDLE, -1)
		:: !won ->
#ifndef BROKEN_UNDO
			add(NSPINNING, -1)
#else
			skip
#endif
		fi;
		unlock()
	}
	if
	:: won ->
		take_m();
		if
		:: won ->
			atomic {
				DRAINED;
				assert(!note[other]);
				note[other] = true;
				given[other] = s
			}
		:: !won ->
			atomic {
				lock();
				idle_slots!!s;
				add(NIDLE, 1);
				unlock()
			}
			add(NSPINNING, -1)
		fi;
		s = 0;
		other = 0
	:: !won ->
#ifdef BROKEN_UNDO
		add(NSPINNING, -1)
#else
		skip
#endif
	fi
}

inline wake_one()
{
	won = (LOAD(NIDLE) > 0);
	atomic {
		won = (won && LOAD(NSPINNING) == 0);
		if
		:: won ->
			DRAINED;
			won = (mem[NSPINNING] == 0);
			mem[NSPINNING] = mem[NSPINNING] + won
		:: else
		fi
	}
	if
	:: won -> wake_locked(); won = false
	:: else
	fi
}

inline submit()
{
	if
	:: add(RING + slot, 1)
	:: atomic {
		lock();
		add(GLOBAL, 1);
		unlock()
	}
	fi;
	SUBMIT_FENCE;
	wake_one()
}

/* From a ring, own or not: a compare-and-swap on its head. */
inline steal(victim)
{
	atomic {
		if
		:: LOAD(RING + (victim)) > 0 ->
			DRAINED;
			found = (mem[RING + (victim)] > 0);
			mem[RING + (victim)] = mem[RING + (victim)] - found
		:: else
		fi
	}
}

/* Under the lock. */
inline global_get()
{
	found = (mem[GLOBAL] > 0);
	if
	:: found -> add(GLOBAL, -1)
	:: else
	fi
}

inline find_work()
{
	steal(slot);
	if
	:: !found && LOAD(GLOBAL) > 0 ->
		atomic {
			lock();
			global_get();
			unlock()
		}
	:: else
	fi;
	if
	:: !found && !spinning ->
		if
		:: atomic { spinning = true; add(NSPINNING, 1) }
		:: LOAD(NSPINNING) > 0	/* enough of them search */
		fi
	:: else
	fi;
	do
	:: spinning && !found && i < SLOTS && i != slot -> steal(i); i++
	:: spinning && !found && i < SLOTS && i == slot -> i++
	:: else -> break
	od;
	i = 0
}

/* Any queue with a G in it? Sets found. */
inline look_again()
{
	do
	:: !found && i < SLOTS -> atomic { found = (LOAD(RING + i) > 0); i++ }
	:: else -> break
	od;
	i = 0;
#ifndef BROKEN_RECHECK_GLOBAL
	found = (found || LOAD(GLOBAL) > 0)
#endif
}

/* An idle slot, to search anew. */
inline take_back()
{
	atomic {
		lock();
		spinning = nempty(idle_slots);
		if
		:: spinning ->
			idle_slots?slot;
			add(NIDLE, -1)
		:: else
		fi;
		unlock()
	}
	if
	:: spinning -> add(NSPINNING, 1)
	:: else
	fi
}

/* Out with found, or with a slot and spinning, or with neither: then it sleeps. */
inline go_idle()
{
	atomic {
		lock();
		global_get();
		if
		:: !found ->
			idle_slots!!slot;
			slot = NONE;
			add(NIDLE, 1)
		:: else
		fi;
		unlock()
	}
	if
	:: !found ->
		was_spinning = spinning;
		if
		:: spinning -> atomic { spinning = false; add(NSPINNING, -1) }
		:: else
		fi;
		IDLE_FENCE;
#ifndef BROKEN_RECHECK
		if
#ifdef BROKEN_RECHECK_SPINNING
		:: !was_spinning
#endif
		:: else -> look_again()
		fi;
#endif
		was_spinning = false;
		if
		:: found -> found = false; take_back()
		:: else
		fi
	:: else
	fi
}

proctype m(byte me)
{
	byte slot = me;
	byte i, s, other;
	bool spinning, found, won, was_spinning;

	if
	:: me == 0 -> goto run_g
	:: me >= SLOTS -> slot = NONE; goto end_asleep
	:: else
	fi;

search:	find_work();
	if
	:: found -> goto found_work
	:: else
	fi;
	go_idle();
	if
	:: found -> goto found_work
	:: slot != NONE -> goto search
	:: else
	fi;
	atomic {
		lock();
#ifndef BROKEN_RECHECK_GLOBAL
		found = (mem[GLOBAL] > 0 && nempty(idle_slots));
#endif
		if
		:: found ->
			found = false;
			idle_slots?slot;
			add(NIDLE, -1)
		:: else -> idle_ms!!me
		fi;
		unlock()
	}
	if
	:: slot != NONE -> goto search
	:: else
	fi;
end_asleep:
	atomic { note[me] -> note[me] = false; slot = given[me]; given[me] = 0; spinning = true };
	goto search;

found_work:
	found = false;
	if
	:: spinning ->
		atomic { spinning = false; add(NSPINNING, -1) };
#ifndef BROKEN_FOUND
		FOUND_FENCE;
		wake_one()
#endif
	:: else
	fi;

run_g:	do
	:: atomic { left > 0 -> left-- };
		submit()
	:: goto search
	:: busy++;
		break
	od;
end_busy:
	false
}

/* Nothing moves any more. */
proctype at_rest()
{
	byte i, queued;

	timeout;
	atomic {
		queued = mem[GLOBAL];
		do
		:: i < SLOTS -> queued = queued + mem[RING + i]; i++
		:: else -> break
		od;
		assert(queued == 0 || busy == SLOTS || gave_up);
		assert(mem[NIDLE] == len(idle_slots));
		assert(len(idle_slots) + busy == SLOTS);
		assert(mem[NSPINNING] == 0);
		assert(mem[LOCK] == 0)
	}
}

init
{
	byte i;

	atomic {
		do
		:: i < MS -> run m(i); i++
		:: else -> break
		od;
		run at_rest()
	}
}
