/*
 * The queue of enabled signals (runtime/signal/sigqueue.c; sigtab.c, sigrecv.c, notify.c for the
 * parts that meet it): handlers that cannot wait queue, one receiver is told.
 *
 *	pending		a bit for each signal that has come and is not taken
 *	count		of a real-time signal: how many; raised before the bit is set
 *	taken		the receiver's: what it has moved out of `pending`
 *	state		IDLE, SENDING (look before you sleep), RECEIVING (sleeps, or is about to)
 *
 *	sender		sets its bit; where that was set already, whoever set it does the rest:
 *			IDLE or SENDING -> SENDING, or RECEIVING -> IDLE and one wake-up
 *	receiver	having found nothing: IDLE -> RECEIVING and to sleep, or SENDING -> IDLE and
 *			a further look. Woken: clears the note, and looks.
 *	with a pipe	IDLE -> SENDING writes a byte. A receiver that leaves nothing: empties the
 *			pipe, SENDING -> IDLE, and looks again; for what it finds it writes a byte
 *			itself. In this order: SENDING must not outlive its byte.
 *
 * No wake-up is lost: bit and state are written in this order by the sender, and read in the other
 * by the receiver, each step a read-modify-write; the writes of `state` have one order, so the
 * second of two writers knows of the first. The model is sequentially consistent; that the code's
 * acquire and release is enough for this is argued in sigqueue.h. What it would not see, a state
 * that is looked at before the bit is out, is here as a variant.
 *
 * The note is a bit here, and a wake-up of one that is signalled is a throw; its own inside is in
 * note.pml. A handler may come at any step, on a thread of its own or (-DNESTED) on top of the
 * receiver or of another handler, which then stand still until it has ended; so one that waited for
 * whom it interrupts would stand still for ever. (For all else two threads can do what nested
 * handlers can, and more.)
 *
 *	-DSENDERS=n -DSENDS=n	handlers at once, signals in all; one standard and one real-time
 *			signal, or -DONLY=0 (standard), 1 (real-time) alone
 *	-DRECEIVERS=n	by turns, each tells one signal in its turn
 *	-DPIPE		an event loop outside polls, then takes one signal or all of them
 *	-DCAP=n		what the pipe holds; it is read two bytes at a time
 *	-DDISABLE=n	enabled at first; flipped n times, beginning with a disable
 *	-DSTOPS		each disable is part of a stop, which waits until all is told that had
 *			come, as those of notify.c do; the other signal goes on coming meanwhile
 *	-DFIXUP=n	the fourth state, for which sigqueue.h keeps a place: a call on all threads
 *			moves RECEIVING -> FIXUP and wakes the receiver, which serves it, goes to
 *			IDLE, and looks. A sender writes FIXUP over FIXUP: not a mere look, it
 *			orders the bit.
 *	-DLATE_CLEAR	the note is cleared after the look, but before the next announcement: right
 *			as well, since nobody wakes before that
 *	-DOLD		the protocol that Go had before its issue 4383: `kick` says that the
 *			receiver wants a wake-up; who moves it from 1 to 0 owes that
 *
 * Proved: at rest nothing is pending or taken; each burst of a standard signal is told once, and
 * of a real-time signal each one that came; none is told that did not come; a wake-up is made by
 * one only, and for one sleep only; no handler waits; disable returns when all that was accepted is
 * queued, and every signal is queued or meets the default action, which is back in place by then;
 * a stop returns when all is told that came before it; FIXUP is served.
 *
 * Broken: BROKEN_CLEAR_LATE (the note is cleared once it may have been woken), BROKEN_NO_RECHECK
 * (from SENDING to sleep), BROKEN_ANNOUNCE_STORE (RECEIVING is stored), BROKEN_STATE_STORE (the
 * sender looks, then stores), BROKEN_LOOK_FIRST (at the state, before it sets the bit),
 * BROKEN_COUNT_LATE (the bit, then the counter), BROKEN_TELL_ONE (the rest of a counter forgotten),
 * BROKEN_TAKEN_OWN (each receiver has its own `taken`), BROKEN_NO_SECOND_LOOK (the pipe emptied,
 * nothing more), BROKEN_EMPTY_LATE (the pipe emptied after SENDING -> IDLE: eats the byte of a late
 * sender, and SENDING stays without one), BROKEN_ASKED_ONCE (pipe and a stop: who has read `asked`
 * before may empty out the stop's byte), BROKEN_DISABLE_BLIND (handlers under way are not waited
 * for), BROKEN_WHAT_FIRST (the table before the disposition), BROKEN_LEAVE_TWICE (the last handler
 * takes its count away first, then `waited`, perhaps that of the next wait), BROKEN_FIXUP_LOOK (a
 * sender only looks at FIXUP), BROKEN_FIXUP_MOVE (it moves it to SENDING), BROKEN_FIXUP_SPIN (it
 * waits until FIXUP is over, perhaps on top of the receiver).
 */
#ifndef SENDERS
#define SENDERS 2
#endif
#ifndef SENDS
#define SENDS 3
#endif
#ifndef RECEIVERS
#define RECEIVERS 1
#endif
#ifndef CAP
#define CAP 2
#endif

#define STANDARD	0
#define REALTIME	1

/* The signal that is flipped; the other one comes at all times. */
#ifdef ONLY
#define ENTRY		ONLY
#else
#define ENTRY		STANDARD
#endif

#define IDLE		0
#define SENDING		1
#define RECEIVING	2
#define FIX		3

#ifdef BROKEN_TAKEN_OWN
#define taken		taken_by[_pid - 1]
#else
#define taken		taken_by[0]
#endif

byte pending;		/* bits */
byte count;		/* the real-time signal's */
byte taken_by[RECEIVERS];
byte state = IDLE;
bool kick;		/* the old protocol's */
bool signalled;		/* the note */
bool right;		/* somebody receives */
byte bytes;		/* in the pipe */

#ifdef DISABLE
bool what = true;	/* the table: enabled */
bool installed = true;	/* the kernel's disposition: the handler */
byte under_way;		/* handlers that may have read a former `what` */
bool waited;		/* who flips sleeps until there are none, or is about to */
bool waiting;		/* the kernel: it is in the futex queue */
byte asked, answered;	/* stops */
#endif
#ifdef FIXUP
bool request;
#endif

/* What is to be proved. */
byte left = SENDS;	/* signals that may yet come */
byte came[2];		/* bursts of the standard one, each of the real-time one */
byte told[2];
bool sleeps;		/* announced, and not woken yet */
byte unqueued;		/* accepted by a handler, and not queued yet */
bool woken_twice, invented, not_queued, not_default, stopped_early, lost, stuck;
byte ended;		/* of those who are to end */
byte enders;

/* Who runs over this process, on its thread; 0: nobody. */
#ifdef NESTED
byte above[8];
bool running[8];	/* a receiver, or a handler that has begun */
#define NOT_INTERRUPTED	provided (above[_pid] == 0)
#else
#define NOT_INTERRUPTED
#endif

inline note_wakeup()
{
	atomic {
		woken_twice = signalled;
		invented = !sleeps;
		assert(!woken_twice);
		assert(!invented);
		sleeps = false;
		signalled = true
	}
}

/* A full one is readable: nothing is lost by not writing. */
inline pipe_write()
{
	atomic {
		if
		:: bytes < CAP -> bytes++
		:: else
		fi
	}
}

/* sigqueue_wake; `seen` is a state that has been looked at early, by the broken ones. */
inline wake(old)
{
#ifdef OLD
	atomic { old = kick; kick = 0 };
	if
	:: old -> note_wakeup()
	:: else
	fi
#else
#ifdef BROKEN_STATE_STORE
	old = state;
	state = (old == RECEIVING -> IDLE : SENDING);
#else
	atomic {
#ifdef BROKEN_FIXUP_SPIN
		state != FIX;
#endif
		old = state;
		if
		:: old == RECEIVING -> state = IDLE
#if defined(FIXUP) && !defined(BROKEN_FIXUP_MOVE)
		:: old == FIX
#endif
		:: else -> state = SENDING
		fi
	}
#endif
	if
	:: old == RECEIVING -> note_wakeup()
#ifdef PIPE
	:: old == IDLE -> pipe_write()
#endif
	:: else
	fi
#endif
	old = 0
}

/* sigqueue_send. */
inline send(sig, old)
{
#ifndef BROKEN_COUNT_LATE
	if
	:: sig == REALTIME -> atomic { count++; came[REALTIME]++ }
	:: else
	fi;
#endif
#ifdef BROKEN_LOOK_FIRST
	seen = state;
#endif
#ifdef BROKEN_FIXUP_LOOK
	seen = (state == FIX -> SENDING : IDLE);
#endif
	atomic {
		old = pending & (1 << sig);
		pending = pending | (1 << sig);
		came[STANDARD] = came[STANDARD] + (sig == STANDARD && !old);
#ifdef DISABLE
		unqueued = unqueued - (sig == ENTRY)
#endif
	}
#ifdef BROKEN_COUNT_LATE
	if
	:: sig == REALTIME -> atomic { count++; came[REALTIME]++ }
	:: else
	fi;
#endif
	if
	:: old
	:: !old && seen != SENDING -> wake(old)
	:: !old && seen == SENDING
	fi;
	old = 0;
	seen = 0
}

#ifdef DISABLE
/* Count and `waited` are one word: the last handler takes both away in one step. */
inline leave(old)
{
	atomic {
		under_way--;
		old = (under_way == 0 && waited);
#ifndef BROKEN_LEAVE_TWICE
		waited = waited && !old
#endif
	}
	if
	:: old ->
#ifdef BROKEN_LEAVE_TWICE
		waited = false;
#endif
		waiting = false		/* futex_wake */
	:: else
	fi;
	old = 0
}

/* The kernel compares the whole word as well. */
inline wait_handlers(n)
{
	atomic { waited = true; n = under_way };
	if
	:: n == 0 -> waited = false
	:: else ->
		do
		:: atomic { waited -> n = under_way };
			atomic { waiting = (waited && under_way == n) };
			!waiting
		:: !waited -> break
		od
	fi;
	n = 0
}
#endif

/* take_one and the loop around it: `sig` is told, 2 for none. */
inline take(sig, n)
{
	sig = 2;
	do
	:: sig == 2 ->
		if
		:: !taken -> atomic { taken = pending; pending = 0 }
		:: taken
		fi;
		if
		:: !taken -> break
		:: taken & 1 -> taken = taken & 2; sig = STANDARD
		:: taken == 2 ->
			taken = 0;
			n = count;
			if
			:: n == 0
			:: n > 0 ->
#ifndef BROKEN_TELL_ONE
				if
				:: n > 1 -> pending = pending | 2
				:: else
				fi;
#endif
				count--;
				sig = REALTIME
			fi
		fi
	:: else -> break
	od;
	n = 0
}

inline pipe_empty()
{
	do
	:: atomic { bytes >= 2 -> bytes = bytes - 2 }
	:: atomic { bytes < 2 -> bytes = 0 };
		break
	od
}

inline pipe_settle(n)
{
#ifndef BROKEN_EMPTY_LATE
	pipe_empty();
#endif
	atomic {
		if
		:: state == SENDING -> state = IDLE
		:: else
		fi
	}
#ifdef BROKEN_EMPTY_LATE
	pipe_empty();
#endif
#ifndef BROKEN_NO_SECOND_LOOK
	n = pending;
	if
	:: n ->
		atomic {
			if
			:: state == IDLE -> state = SENDING
			:: else
			fi
		}
		pipe_write()
	:: else
	fi;
#endif
	n = 0
}

/* sigqueue_take. */
inline next(sig, n)
{
	take(sig, n);
#ifdef PIPE
	if
	:: !taken && !pending -> pipe_settle(n)
	:: else
	fi;
#endif
	if
	:: sig < 2 ->
		atomic {
			told[sig]++;
			invented = (told[sig] > came[sig]);
			assert(!invented)
		}
	:: else
	fi
}

/* sigqueue_announce: `ok` where it may sleep. */
inline announce(ok)
{
#ifdef BROKEN_ANNOUNCE_STORE
	ok = (state == IDLE);
	if
	:: ok -> atomic { sleeps = true; state = RECEIVING }
	:: else
	fi;
#else
	atomic {
#ifdef BROKEN_NO_RECHECK
		ok = true;
#else
		ok = (state == IDLE);
#endif
		if
		:: ok -> state = RECEIVING; sleeps = true
		:: else
		fi
	}
#endif
	if
	:: !ok ->
		atomic {
			if
			:: state == SENDING -> state = IDLE
			:: else -> assert(false)
			fi
		}
	:: ok
	fi
}

/* Asleep until the wake-up; what the fixer wants is done before the next look. */
inline woken()
{
#if !defined(LATE_CLEAR) && !defined(BROKEN_CLEAR_LATE)
	signalled = false;
#endif
#ifdef FIXUP
	if
	:: state == FIX ->
		request = false;
		atomic {
			if
			:: state == FIX -> state = IDLE
			:: else -> assert(false)
			fi
		}
	:: else
	fi;
#endif
	skip
}

#ifdef OLD
proctype receiver() NOT_INTERRUPTED
{
	do
	:: taken ->
		atomic {
			taken = 0;
			told[STANDARD]++;
			invented = (told[STANDARD] > came[STANDARD]);
			assert(!invented)
		}
	:: !taken ->
		if
		:: !kick ->
			signalled = false;
			atomic { kick = true; sleeps = true }
		:: kick
		fi;
		atomic { taken = pending; pending = 0 };
		if
		:: taken
		:: !taken ->
end_sleep:		signalled
		fi
	od
}
#else
proctype receiver() NOT_INTERRUPTED
{
	byte sig, n, seen;
	bool ok;

end:	do
	:: atomic { !right -> right = true };
		do
		:: true ->
#ifdef STOPS
			seen = asked;
#endif
			next(sig, n);
#ifdef LATE_CLEAR
			signalled = false;
#endif
			if
			:: sig < 2 -> break
#ifdef STOPS
			:: sig == 2 && seen != answered ->
				atomic {
					answered = seen;
					stopped_early = (told[ENTRY] != came[ENTRY]);
					assert(!stopped_early)
				}
			:: sig == 2 && seen == answered ->
#else
			:: sig == 2 ->
#endif
#ifdef PIPE
#if defined(STOPS) && !defined(BROKEN_ASKED_ONCE)
				if
				:: asked == seen ->
#endif
end_poll:			bytes > 0
#if defined(STOPS) && !defined(BROKEN_ASKED_ONCE)
				:: else
				fi
#endif
#else
				announce(ok);
				if
				:: ok ->
#ifdef BROKEN_CLEAR_LATE
					signalled = false;
#endif
end_sleep:				signalled;
					woken()
				:: else
				fi;
				ok = false
#endif
			fi
		od;
		atomic { right = false; sig = 0; seen = 0 };
#if defined(PIPE) && !defined(STOPS)
		/* An event loop may ask again, or poll although something is left. */
		if
		:: true
		:: atomic { true -> seen = 0 };
end_level:		bytes > 0
		fi
#endif
	od
}
#endif

proctype sender() NOT_INTERRUPTED
{
	byte sig, old, seen, victim;

	do
	:: atomic {
			left > 0 ->
			left--;
#ifdef ONLY
			sig = ONLY;
#else
			if
			:: sig = STANDARD
			:: sig = REALTIME
			fi;
#endif
#ifdef NESTED
			if
			:: victim = 0
			:: running[1] && !above[1] -> victim = 1
			:: running[2] && !above[2] -> victim = 2
			:: running[3] && !above[3] -> victim = 3
			:: running[4] && !above[4] -> victim = 4
			fi;
			running[_pid] = true;
			if
			:: victim -> above[victim] = _pid
			:: else
			fi
#endif
		}
#ifdef DISABLE
		if
		:: sig != ENTRY -> send(sig, old)
		:: sig == ENTRY ->
			do
			:: !installed -> break		/* the default action */
			:: installed ->			/* so says the kernel */
				under_way++;
				atomic {
					old = what;
					unqueued = unqueued + old;
					not_default = (!old && installed);
					assert(!not_default)
				}
				if
				:: old -> send(sig, old); seen = 1
				:: else
				fi;
				leave(old);
				if
				:: seen -> break
				:: else		/* it sends itself the signal again */
				fi
			od;
			seen = 0
		fi;
#else
		send(sig, old);
#endif
		atomic {
#ifdef NESTED
			running[_pid] = false;
			above[victim] = 0;
			victim = 0;
#endif
			sig = 0
		}
	:: break
	od;
	ended++
}

#ifdef DISABLE
proctype flipper()
{
	byte flips = DISABLE, n, old;

	do
	:: flips > 0 ->
		flips--;
#ifdef BROKEN_WHAT_FIRST
		what = false;
		installed = false;
#else
		installed = false;
		what = false;
#endif
#ifndef BROKEN_DISABLE_BLIND
		wait_handlers(n);
#endif
		not_queued = (unqueued > 0);
		assert(!not_queued);
#ifdef STOPS
		asked++;
		wake(old);
		answered == asked;
#endif
		if
		:: flips > 0 ->
			flips--;
			what = true;
			installed = true
		:: else
		fi
	:: else -> break
	od;
	ended++
}
#endif

#ifdef FIXUP
proctype fixer()
{
	byte fixes = FIXUP;
	bool got;

	do
	:: fixes > 0 ->
		fixes--;
		request = true;
		atomic {
			got = (state == RECEIVING);
			state = (got -> FIX : state)
		}
		if
		:: got -> note_wakeup(); !request
		:: else -> request = false	/* awake: it is reached in another way */
		fi
	:: else -> break
	od;
	ended++
}
#endif

/* Nothing moves any more. */
proctype rest()
{
	timeout ->
	atomic {
		stuck = (ended != enders);
		assert(!stuck);
		lost = (pending || taken_by[0] || told[STANDARD] != came[STANDARD] ||
			told[REALTIME] != came[REALTIME]);
		assert(!lost)
	}
}

init
{
	byte i;

	atomic {
		do
		:: i < RECEIVERS ->
			run receiver();
			i++;
#ifdef NESTED
			running[i] = true
#endif
		:: else -> break
		od;
		i = 0;
		do
		:: i < SENDERS -> run sender(); i++
		:: else -> break
		od;
		enders = SENDERS;
#ifdef DISABLE
		run flipper();
		enders++;
#endif
#ifdef FIXUP
		run fixer();
		enders++;
#endif
		run rest();
		i = 0
	}
}
