/*
 * The note (runtime/sync/note.c): one sleep, one wake-up, in either order.
 *
 * One word, three values:
 *
 *	CLEAR		nobody sleeps, nobody has woken
 *	SIGNALLED	the wake-up has come
 *	ASLEEP		the owner sleeps in the kernel, or is on its way there
 *
 * Who moves it:
 *
 *	wakeup		old = exchange(word, SIGNALLED). SIGNALLED before: throws "double wakeup".
 *			ASLEEP before: one futex_wake. The waker never touches the word again:
 *			by then the note may be cleared, slept on anew, or freed.
 *	sleep		looks; compare-and-swap CLEAR -> ASLEEP (fails only when SIGNALLED);
 *			futex_wait(word, ASLEEP) until the word reads SIGNALLED.
 *	timed sleep	when the time is over: compare-and-swap ASLEEP -> CLEAR. Done: false, and
 *			the note is as before the sleep. Failed: the wake-up came first: true.
 *	clear		a store by the owner, before it tells anybody that it may be woken.
 *
 * No wake-up is lost: the announcement and the wake-up are both read-modify-writes of one word,
 * so one of them comes first and the second sees it. If the announcement is first, the waker
 * calls the kernel, and the kernel compares the word and queues the sleeper in one step.
 * Since there is only one word, the order of other stores does not matter here and the model
 * is sequentially consistent.
 *
 * Here: one owner, two wakers and (-DHANDLER) a signal handler on the owner's own thread. A token
 * stands for "the owner may be woken once": who takes it owes one wake-up. An owner that gives up
 * after a timed sleep must take the token back before it may free the note.
 *
 * Broken: BROKEN_ANNOUNCE_STORE (ASLEEP is stored, over a wake-up), BROKEN_WAIT_BLIND (futex_wait
 * without the comparison), BROKEN_NO_RETRACT (out of time, the word left as it is),
 * BROKEN_RETRACT_STORE (CLEAR is stored, over a wake-up), BROKEN_CLEAR_LATE (cleared when wakers
 * know already), BROKEN_WAKE_STORE (the waker looks, then stores).
 *
 *	-DROUNDS=n	sleeps with a clear between them
 *	-DHANDLER	one waker is a signal handler that interrupts the owner at any point
 *	-DDOUBLE	both wakers wake without asking for the token: exactly one must throw
 *
 * Proved: a sleep without a limit ends once the wake-up was called (no invalid end state); at
 * most one futex_wake per sleep; the result of a timed sleep is the state of the word; a second
 * wake-up is told; a sleep after "false" needs no clear; a late futex_wake harms nobody.
 */
#ifndef ROUNDS
#define ROUNDS 2
#endif

#define CLEAR		0
#define SIGNALLED	1
#define ASLEEP		2

byte word = CLEAR;
bool queued;		/* the kernel: the owner is in the futex queue */
bool in_handler;	/* the owner's thread runs its signal handler */
bool token;		/* the owner may be woken; taken by compare-and-swap */
bool owner_done;
byte calls;		/* futex_wake calls that this round's wake-ups asked for */
byte throws;
byte wakers_done;

/* The kernel compares and queues in one step. It may return for no reason (spurious, EINTR, or
 * the wake-up of an earlier round); whether it will is guessed on entry, so that the search also
 * sees the run in which it does not. */
inline futex_wait(timed, timed_out)
{
	atomic {
		timed_out = false;
#ifdef BROKEN_WAIT_BLIND
		queued = true;
#else
		queued = (word == ASLEEP);
#endif
		if
		:: spurious = false
		:: spurious = true
		fi
	}
	atomic {
		if
		:: !queued
		:: queued && spurious
		:: queued && timed -> timed_out = true
		fi
		queued = false;
		spurious = false
	}
}

/* Announce: CLEAR -> ASLEEP. */
inline note_announce(ok)
{
#ifdef BROKEN_ANNOUNCE_STORE
	ok = (word == CLEAR);
	if
	:: ok -> word = ASLEEP
	:: else
	fi
#else
	atomic {
		ok = (word == CLEAR);
		if
		:: ok -> word = ASLEEP
		:: else
		fi
	}
#endif
}

/* The time is over: ASLEEP -> CLEAR. The swap decides the result, so it is checked there. */
inline note_retract(result)
{
#ifdef BROKEN_NO_RETRACT
	result = false
#else
#ifdef BROKEN_RETRACT_STORE
	result = (word == SIGNALLED);
	if
	:: !result -> word = CLEAR
	:: else
	fi
#else
	atomic {
		result = (word != ASLEEP);
		if
		:: !result -> word = CLEAR
		:: else -> assert(word == SIGNALLED)
		fi
	}
#endif
#endif
}

inline note_tsleep(timed, result)
{
	note_announce(ok);
	result = true;
	do
	:: !ok || word == SIGNALLED ->
		break
	:: ok && word != SIGNALLED ->
		futex_wait(timed, timed_out);
		if
		:: timed_out ->
			note_retract(result);
			break
		:: !timed_out
		fi
	od;
	ok = false;
	timed_out = false;
	/* Only the owner writes ASLEEP and CLEAR: both checks are stable. */
	assert(word != ASLEEP);
	assert(!result || word == SIGNALLED)
}

inline note_wakeup(old)
{
#ifdef BROKEN_WAKE_STORE
	old = word;
	word = SIGNALLED;
	throws = throws + (old == SIGNALLED);
#else
	atomic {
		old = word;
		word = SIGNALLED;
		throws = throws + (old == SIGNALLED);
		calls = calls + (old == ASLEEP);
		assert(calls <= 1)
	}
#endif
	if
	:: old == ASLEEP -> queued = false	/* futex_wake(word, 1) */
	:: else
	fi;
	old = 0
}

active proctype owner() provided (!in_handler)
{
	byte round;
	bool ok, timed_out, spurious, result;

	do
	:: round < ROUNDS ->
		/* The note is clear. Tell the wakers. */
#ifdef BROKEN_CLEAR_LATE
		atomic { calls = 0; token = true };
		word = CLEAR;
#else
		atomic { calls = 0; token = true };
#endif
		do
		:: note_tsleep(false, result);
			break
		:: note_tsleep(true, result);
			if
			:: result -> break
			:: !result	/* sleep again, without a clear */
#ifndef DOUBLE
			:: atomic { !result && token -> token = false };
				/* Withdrawn: nobody owes a wake-up, the note could be freed. */
				assert(word == CLEAR);
				goto next
#endif
			fi
		:: word == SIGNALLED -> break	/* a timed sleep of 0: only looks */
		od;
		result = false;
		note_tsleep(false, result);	/* a further sleep returns at once */
#ifdef DOUBLE
		break;
#endif
#ifndef BROKEN_CLEAR_LATE
		word = CLEAR;
#endif
next:
		result = false;
		round++
	:: else -> break
	od;
#ifdef DOUBLE
	wakers_done == 2;
	assert(throws == 1)
#else
	owner_done = true;
	assert(throws == 0)
#endif
}

proctype waker()
{
	byte old;

#ifdef DOUBLE
	note_wakeup(old);
	wakers_done++
#else
end:	do
	:: atomic { token -> token = false };
		note_wakeup(old)
	:: owner_done -> break
	od
#endif
}

#ifdef HANDLER
/* Takes the owner's thread away from it, at any point. A thread that slept in the kernel has left
 * the futex queue before its handler runs: its own futex_wake finds nobody, and the call returns
 * EINTR or starts again and compares anew. */
proctype handler()
{
	byte old;

#ifdef DOUBLE
	atomic { in_handler = true; queued = false };
	note_wakeup(old);
	in_handler = false;
	wakers_done++
#else
end:	do
	:: atomic { token -> token = false; in_handler = true; queued = false };
		note_wakeup(old);
		in_handler = false
	:: owner_done -> break
	od
#endif
}
#endif

init
{
	atomic {
		run waker();
#ifdef HANDLER
		run handler()
#else
		run waker()
#endif
	}
}
