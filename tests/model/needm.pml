/*
 * Spare Ms and the foreign threads that borrow them (runtime/signal/foreign.c, needm.c, own.c,
 * handler.c for whose thread it is).
 *
 *	the list	one word: its first M and a version, which every change raises
 *	take		reads the word, reads the first M's `next`, exchanges the word
 *	put		stores `next`, exchanges the word; then, where somebody waits, one wake-up
 *	enter		saves the thread's base in the M, stores tid, sets the base
 *	leave		sets the base again, takes tid back
 *	needm		blocks every signal; takes an M, makes one, or waits; gives its signal stack
 *			to a thread that has none; enters; opens the mask
 *	dropm		blocks every signal; signal stack, leave, put; opens the mask
 *	a handler	on a thread that has no M: takes one or goes without, enters, leaves, puts
 *
 * A handler knows an M by its signal stack, or by the base together with tid. So at a handler's
 * entry the thread has all of an M or nothing of it: needm and dropm see to that with the mask; a
 * handler that does not block its own signal with the order of tid and base. An M that is known by
 * the base must have some signal stack, if needm has lent it; otherwise the process dies.
 *
 * A wait ends: the waiter announces itself before its last look at the list, the giver puts before
 * it looks for waiters, with a full fence on both sides; so the model is sequentially consistent.
 *
 *	-DTHREADS=n -DROUNDS=n	foreign threads, needm and dropm of each
 *	-DHANDLERS=n -DSIGNALS=n	handlers at once, and in all; on any of the threads, at any
 *			instruction where its mask is open
 *	-DMS=n -DLISTED=n	Ms, and how many there are at the start; there is no memory for more
 *	-DNODEFER	handlers leave their own signal open, and interrupt each other on one thread
 *	-DINHERITED	the last thread is a bare clone, born with the first M's base
 *	-DOWN_STACK	the first thread has a signal stack of its own
 *
 * Proved: an M is with one thread, and in the list once or not at all; none is lost; who waits in
 * needm gets one; no handler waits; at a handler's entry the base and the signal stack are the
 * thread's own, or those of an M whose tid is the thread's and that it holds, and there is a signal
 * stack if needm has lent it; afterwards they are as before.
 *
 * Broken: BROKEN_NO_VERSION (the first M came back, the second did not), BROKEN_NEEDM_OPEN and
 * BROKEN_DROPM_OPEN (signals not blocked), BROKEN_PUT_FIRST (the M is given back before the thread
 * base), BROKEN_STACK_STAYS (its signal stack is not), BROKEN_BASE_FIRST (the base before tid),
 * BROKEN_TID_FIRST (tid taken back before the base), BROKEN_WAIT_LATE (the waiter looks before it
 * announces itself), BROKEN_PUT_BLIND (the giver looks for waiters first), BROKEN_WAIT_ANY (the
 * waiter sleeps whatever has been put since its look), BROKEN_HANDLER_WAITS (for an M that whom it
 * interrupts may have), BROKEN_BARE (an M that a handler has borrowed is taken for one that must
 * have a signal stack, although a thread without one may have got it).
 */
#ifndef THREADS
#define THREADS 2
#endif
#ifndef ROUNDS
#define ROUNDS 1
#endif
#ifndef HANDLERS
#define HANDLERS 1
#endif
#ifndef SIGNALS
#define SIGNALS 1
#endif
#ifndef MS
#define MS 1
#endif
#ifndef LISTED
#define LISTED MS
#endif

#define NONE		0	/* no M; no signal stack */
#define OWN_SIGSTACK	9	/* not an M's */

/* The list. */
byte first;
byte version;
byte next[MS + 1];
byte waiters;
byte puts;
bool asleep[THREADS + 1];	/* the kernel: in the futex queue */
byte made = LISTED;		/* Ms so far; the rest are made by needm */

/* M: the tid and the base of the thread that has it. */
byte tid[MS + 1];
byte saved[MS + 1];
bool stays[MS + 1];		/* until dropm; else for one handler */

/* Thread: base and stack are an M's number, or its own. */
byte base[THREADS + 1];
byte own_base[THREADS + 1];
byte sigstack[THREADS + 1];
bool mask[THREADS + 1];

/* By process: threads first, then handlers. */
byte on[THREADS + HANDLERS + 1];	/* which thread's */
byte above[THREADS + HANDLERS + 1];	/* the handler over it; 0: none */
bool running[THREADS + HANDLERS + 1];
#if HANDLERS > 0
#define NOT_INTERRUPTED	provided (above[_pid] == 0)
#else
#define NOT_INTERRUPTED
#endif

/* What is to be proved. */
byte holder[MS + 1];	/* the process that has taken it out of the list */
byte left = SIGNALS;
byte ended;
bool shared, half, no_stack, wrong, changed, lost, stuck;

inline take(mp, old, seen, n)
{
	do
	:: true ->
		atomic { old = first; seen = version };
		if
		:: !old -> mp = NONE; break
		:: old ->
			n = next[old];
			atomic {
				if
#ifdef BROKEN_NO_VERSION
				:: first == old ->
#else
				:: first == old && version == seen ->
#endif
					first = n;
					version++;
					mp = old;
					shared = (holder[mp] != 0);
					assert(!shared);
					holder[mp] = _pid;
					break
				:: else
				fi
			}
		fi
	od;
	old = 0;
	seen = 0;
	n = 0
}

inline wake_waiter()
{
	puts++;
	atomic {
		if
		:: asleep[1] -> asleep[1] = false
#if THREADS > 1
		:: asleep[2] -> asleep[2] = false
#endif
#if THREADS > 2
		:: asleep[3] -> asleep[3] = false
#endif
		:: else
		fi
	}
}

inline put(mp, old, seen, n)
{
#ifdef BROKEN_PUT_BLIND
	n = waiters;
#endif
	do
	:: true ->
		atomic { old = first; seen = version };
		next[mp] = old;
		atomic {
			if
#ifdef BROKEN_NO_VERSION
			:: first == old ->
#else
			:: first == old && version == seen ->
#endif
				first = mp;
				version++;
				shared = (holder[mp] != _pid);
				assert(!shared);
				holder[mp] = 0;
				break
			:: else
			fi
		}
	od;
#ifndef BROKEN_PUT_BLIND
	n = waiters;
#endif
	if
	:: n -> wake_waiter()
	:: else
	fi;
	mp = NONE;
	old = 0;
	seen = 0;
	n = 0
}

/* foreign_wait. */
inline wait(mp, old, seen, n, was)
{
	take(mp, old, seen, n);
	if
	:: mp
	:: !mp ->
		atomic {
			if
			:: made < MS ->
				made++;
				mp = made;
				holder[mp] = _pid
			:: else
			fi
		}
	fi;
	if
	:: mp
	:: !mp ->
#ifndef BROKEN_WAIT_LATE
		waiters++;
#endif
		do
		:: true ->
			was = puts;
			take(mp, old, seen, n);
			if
			:: mp -> break
			:: !mp ->
#ifdef BROKEN_WAIT_LATE
				waiters++;
#endif
#ifdef BROKEN_WAIT_ANY
				asleep[on[_pid]] = true;
#else
				asleep[on[_pid]] = (puts == was);
#endif
				!asleep[on[_pid]];
#ifdef BROKEN_WAIT_LATE
				waiters--
#endif
			fi
		od;
#ifndef BROKEN_WAIT_LATE
		waiters--;
#endif
		was = 0
	fi
}

inline enter(mp, me)
{
	saved[mp] = base[me];
	stays[mp] = false;
#ifdef BROKEN_BASE_FIRST
	base[me] = mp;
	tid[mp] = me
#else
	tid[mp] = me;
	base[me] = mp
#endif
}

inline leave(mp, me)
{
#ifdef BROKEN_TID_FIRST
	tid[mp] = 0;
	base[me] = saved[mp]
#else
	base[me] = saved[mp];
	tid[mp] = 0
#endif
}

/* The program's code, with an M. */
inline use(mp, me)
{
	atomic {
		wrong = (base[me] != mp || tid[mp] != me || holder[mp] != _pid);
		assert(!wrong)
	}
}

proctype thread(byte me) NOT_INTERRUPTED
{
	byte round, mp, old, seen, n, was;
	bool had;

	had = (sigstack[me] == OWN_SIGSTACK);
	do
	:: round < ROUNDS ->
		round++;
#ifndef BROKEN_NEEDM_OPEN
		mask[me] = true;
#endif
		wait(mp, old, seen, n, was);
		if
		:: sigstack[me] == NONE -> sigstack[me] = mp
		:: else
		fi;
		enter(mp, me);
		stays[mp] = true;
		mask[me] = false;
		use(mp, me);
#ifndef BROKEN_DROPM_OPEN
		mask[me] = true;
#endif
#ifndef BROKEN_STACK_STAYS
		if
		:: sigstack[me] == mp -> sigstack[me] = NONE
		:: else
		fi;
#endif
#ifdef BROKEN_PUT_FIRST
		was = mp;
		put(mp, old, seen, n);
		leave(was, me);
		was = 0;
#else
		leave(mp, me);
		put(mp, old, seen, n);
#endif
		mask[me] = false;
		atomic {
			changed = (base[me] != own_base[me] ||
				sigstack[me] != (had -> OWN_SIGSTACK : NONE));
			assert(!changed)
		}
	:: else -> break
	od;
	atomic { running[_pid] = false; ended++ }
}

/* Whose thread it is: `mp` by the signal stack, else by base and tid. All of an M, or nothing. */
inline proved(mp, me)
{
	if
	:: sigstack[me] != NONE && sigstack[me] != OWN_SIGSTACK ->
		mp = sigstack[me];
		half = (base[me] != mp || tid[mp] != me)
	:: else ->
		if
		:: base[me] && tid[base[me]] == me ->
			mp = base[me];
#ifdef BROKEN_BARE
			no_stack = (sigstack[me] == NONE)
#else
			no_stack = (sigstack[me] == NONE && stays[mp])
#endif
		:: else -> mp = NONE; half = (base[me] != own_base[me])
		fi
	fi;
	assert(!half);
	assert(!no_stack);
	wrong = (mp && (!holder[mp] || on[holder[mp]] != me));
	assert(!wrong)
}

proctype handler() NOT_INTERRUPTED
{
	byte victim, me, mp, old, seen, n, base_before, stack_before;

	do
	:: atomic {
			left > 0 ->
			if
			:: running[1] && !above[1] && !mask[1] -> victim = 1
#if THREADS > 1
			:: running[2] && !above[2] && !mask[2] -> victim = 2
#endif
#if THREADS > 2
			:: running[3] && !above[3] && !mask[3] -> victim = 3
#endif
#ifdef NODEFER
			:: running[THREADS + 1] && !above[THREADS + 1] && !mask[on[THREADS + 1]] ->
				victim = THREADS + 1
#if HANDLERS > 1
			:: running[THREADS + 2] && !above[THREADS + 2] && !mask[on[THREADS + 2]] ->
				victim = THREADS + 2
#endif
#endif
			:: else -> victim = 0
			fi;
			left--;
			if
			:: victim ->
				above[victim] = _pid;
				me = on[victim];
				on[_pid] = me;
				running[_pid] = true;
				base_before = base[me];
				stack_before = sigstack[me];
				proved(mp, me)
			:: else
			fi
		}
		if
		:: victim && !mp ->
			take(mp, old, seen, n);
#ifdef BROKEN_HANDLER_WAITS
			do
			:: mp -> break
			:: !mp -> first > 0; take(mp, old, seen, n)
			od;
#endif
			if
			:: mp ->
				enter(mp, me);
				use(mp, me);
				leave(mp, me);
				put(mp, old, seen, n)
			:: else
			fi
		:: else
		fi;
		atomic {
			if
			:: victim ->
				changed = (base[me] != base_before || sigstack[me] != stack_before);
				assert(!changed);
				running[_pid] = false;
				above[victim] = 0
			:: else
			fi;
			on[_pid] = 0;
			victim = 0;
			me = 0;
			mp = 0;
			base_before = 0;
			stack_before = 0
		}
	:: break
	od;
	ended++
}

/* Nothing moves any more. */
proctype rest()
{
	byte mp, n;

	timeout ->
	atomic {
		stuck = (ended != THREADS + HANDLERS);
		assert(!stuck);
		mp = first;
		do
		:: mp && n < MS + 1 ->
			lost = lost || holder[mp] || tid[mp];
			mp = next[mp];
			n++
		:: else -> break
		od;
		lost = lost || n != made;
		assert(!lost)
	}
}

init
{
	byte i;

	atomic {
		do
		:: i < LISTED ->
			i++;
			next[i] = first;
			first = i
		:: else -> break
		od;
		i = 0;
		do
		:: i < THREADS ->
			i++;
			on[i] = i;
			running[i] = true;
			run thread(i)
		:: else -> break
		od;
#ifdef INHERITED
		base[THREADS] = 1;
		own_base[THREADS] = 1;
#endif
#ifdef OWN_STACK
		sigstack[1] = OWN_SIGSTACK;
#endif
		i = 0;
		do
		:: i < HANDLERS -> run handler(); i++
		:: else -> break
		od;
		run rest();
		i = 0
	}
}
