/*
 * Park and ready (runtime/sched/park.c): a G leaves its stack while others already wake it.
 *
 *	RUNNING		an M runs it, on its stack
 *	PARKING		it has announced itself; it is still on its stack, or its commit runs
 *	READIED		the ready came while it was PARKING: the M that parks it will queue it
 *	PARKED		off its stack; belongs to who readies it
 *	RUNNABLE	in a run queue, once
 *	DEAD		over
 *
 * Who moves it:
 *
 *	park		the G itself: state = PARKING, a plain store. Only then may anybody learn of
 *			it (a wait list's lock, or the commit): that publication is a release. Then
 *			it switches away. The other side of the switch, on the same M but another
 *			stack, runs the commit. True: compare-and-swap PARKING -> PARKED, and the G
 *			is not touched any more. Failed, so it is READIED: RUNNABLE, queue it.
 *			False: compare-and-swap PARKING -> RUNNING and back; failed: throws.
 *	ready		compare-and-swap PARKED -> RUNNABLE: queue it. Else compare-and-swap
 *			PARKING -> READIED: done, the parking M queues it. Else, where the state now
 *			reads PARKED, once more; where not: throws "ready: G is not parked".
 *
 * That "once more" matters: PARKING becomes PARKED under the readier's hands, between its two
 * questions, and answers no to both. Without it a legal ready throws (BROKEN_READY_ONCE).
 *
 * No ready is lost: the other side's swap and the readier's swap move one word; who comes second
 * fails, sees the first, and queues. Nobody queues a G that is on its stack: only the other side of
 * the switch makes PARKED, and only it queues a READIED one.
 *
 * Broken: BROKEN_NO_PARKING (PARKED at once, while still on the stack), BROKEN_PARK_STORE (the
 * other side stores PARKED, over READIED), BROKEN_FALSE_STORE (a commit that says no stores
 * RUNNING, over READIED), BROKEN_READY_ONCE, BROKEN_PUBLISH_FIRST (found in the list before it is
 * PARKING), BROKEN_TOUCH (the other side writes the G after it has let it go).
 *
 * Here: one G that parks ROUNDS times, Ms that run it, two readiers, and a token that stands for
 * the entry in a wait list: who takes it owes one ready.
 *
 *	-DROUNDS=n -DMS=n
 *	-DDOUBLE	a third readier owns no token; and commits may publish, then say false. Each
 *			ready must then throw or be a legal ready of a later park.
 *
 * Proved: the stack is never used by two Ms; never queued twice; each ready that does not throw
 * leads to exactly one run; no ready is lost (it all ends DEAD, or in a throw under DOUBLE); a
 * legal ready never throws.
 */
#ifndef ROUNDS
#define ROUNDS 3
#endif
#ifndef MS
#define MS 2
#endif

mtype = { RUNNING, PARKING, READIED, PARKED, RUNNABLE, DEAD };
mtype = { ON_STACK, IN_COMMIT, COMMIT_FALSE, PUBLISH_THEN_FALSE };

mtype state = RUNNABLE;
bool token;		/* the G stands in a wait list */
byte on_stack;		/* Ms that use the G's stack */
byte in_queue = 1;	/* times that it stands in a run queue */
byte round;		/* the G's own: parks so far */
byte runs;		/* times that an M went on with it */
byte readies;		/* ready calls that did not throw */
bool thrown;

inline cas(from, to, ok)
{
	atomic {
		ok = (state == from);
		if
		:: ok -> state = to
		:: else
		fi
	}
}

inline runq_put()
{
	atomic { assert(in_queue == 0); in_queue++ }
}

inline ready()
{
	do
	:: atomic { cas(PARKED, RUNNABLE, ok); readies = readies + ok };
		if
		:: ok ->
			runq_put();
			break
		:: !ok
		fi;
		atomic { cas(PARKING, READIED, ok); readies = readies + ok };
		if
		:: ok -> break
		:: !ok
		fi;
#ifdef BROKEN_READY_ONCE
		thrown = true;
		break
#else
		if
		:: state == PARKED	/* it got there in between: once more */
		:: else ->
			thrown = true;
			break
		fi
#endif
	od;
	ok = false
}

/* What the M does once it is off the G's stack. `again`: it goes straight back to the G. */
inline other_side(again)
{
	if
	:: kind == IN_COMMIT || kind == PUBLISH_THEN_FALSE -> token = true
	:: else
	fi;
	if
	:: kind == COMMIT_FALSE || kind == PUBLISH_THEN_FALSE ->
#ifdef BROKEN_FALSE_STORE
		state = RUNNING;
		ok = true;
#else
		cas(PARKING, RUNNING, ok);
#endif
		if
		:: ok -> again = true
		:: !ok -> thrown = true
		fi
	:: else ->
#ifdef BROKEN_PARK_STORE
		state = PARKED;
		ok = true;
#else
#ifdef BROKEN_NO_PARKING
		ok = true;
#else
		cas(PARKING, PARKED, ok);
#endif
#endif
		if
		:: ok
#ifdef BROKEN_TOUCH
			/* "It parks now, so it is not in a queue": true only a moment ago. */
			-> state = PARKED
#endif
		:: !ok ->
			assert(state == READIED);
			state = RUNNABLE;
			runq_put()
		fi
	fi;
	ok = false;
	kind = 0
}

/* The G's own code up to the switch: on its stack. */
inline g_park()
{
	round++;
	if
	:: kind = ON_STACK
	:: kind = IN_COMMIT
	:: kind = COMMIT_FALSE
#ifdef DOUBLE
	:: kind = PUBLISH_THEN_FALSE
#endif
	fi;
#ifdef BROKEN_PUBLISH_FIRST
	if
	:: kind == ON_STACK -> token = true
	:: else
	fi;
	state = PARKING;
#else
#ifdef BROKEN_NO_PARKING
	state = PARKED;
#else
	state = PARKING;
#endif
	if
	:: kind == ON_STACK -> token = true
	:: else
	fi
#endif
}

proctype m()
{
	mtype kind;
	bool ok, again, runnable;

end:	do
	:: atomic { !thrown && in_queue > 0 -> in_queue-- };
		runnable = (state == RUNNABLE);
		assert(runnable);
		runnable = false;
		state = RUNNING;
		atomic { runs++; assert(runs <= 1 + readies) };
back:		again = false;
		atomic { assert(on_stack == 0); on_stack++ };
		if
		:: round < ROUNDS -> g_park()
		:: else -> state = DEAD
		fi;
		on_stack--;		/* the switch: registers saved, another stack */
		if
		:: kind != 0 -> other_side(again)
		:: else
		fi;
		if
		:: again -> goto back
		:: else
		fi
	od
}

proctype readier()
{
	bool ok;

end:	do
	:: atomic { !thrown && token -> token = false };
		ready()
	od
}

/* Owes nothing and readies all the same, once. */
proctype rogue()
{
	bool ok;

	ready()
}

/* Nothing moves any more. */
proctype at_rest()
{
	bool lost;

	timeout;
	assert(on_stack == 0);
#ifdef DOUBLE
	assert(thrown || state == DEAD || (state == PARKED && !token));
	assert(thrown || runs == 1 + readies)
#else
	assert(!thrown);
	lost = (state != DEAD);
	assert(!lost);
	assert(runs == 1 + readies)
#endif
}

init
{
	byte i;

	atomic {
		do
		:: i < MS -> run m(); i++
		:: else -> break
		od;
		run readier();
		run readier();
#ifdef DOUBLE
		run rogue();
#endif
		run at_rest()
	}
}
