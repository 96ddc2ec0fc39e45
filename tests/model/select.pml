/*
 * Channels and select (runtime/io/chan.h, select.c): a G that waits in many queues is found
 * once.
 *
 * Two channels, 0 without a buffer and 1 with room for one value. A channel has a lock, its
 * ring, a queue of receivers and one of senders that wait, first in first out, and `closed`.
 *
 * A waiter is one case of one operation, in one queue, and lies on the stack of its G. All
 * waiters of one select share a word:
 *
 *	fired		NONE; SERVED, with the index of the case that won; TIMEOUT. It leaves NONE
 *			once, by compare-and-swap, and who has moved it owes the G one ready.
 *
 * and each has a state of its own, for the way out of a queue whose channel may be freed
 * meanwhile:
 *
 *	QUEUED		linked
 *	MINE		linked; its owner is on its way to take the lock and unlink it: the
 *			channel's memory must stay
 *	DROPPED		unlinked by another, as it was stale: its owner does not touch the channel
 *
 * Who does what:
 *
 *	select		Locks the channels of its cases, each once, in the order of addresses. Looks
 *			which cases can go ahead; does one of them; if its partner was served
 *			elsewhere in between, looks anew. Unlocks all; readies the partner. If none
 *			can go ahead: EAGAIN for one that does not wait; else announces that it
 *			parks, queues a waiter for each case, unlocks all, arms its timer, parks.
 *			Served or timed out, it stops the timer, then takes each waiter but the
 *			winner out: compare-and-swap QUEUED -> MINE; won: lock, unlink, unlock;
 *			lost: nothing. A single send or receive is a select of one case.
 *	claim		Under the channel's lock, from the front of a queue: compare-and-swap fired
 *			NONE -> SERVED. Won: unlinks it. Lost, it is stale: compare-and-swap QUEUED
 *			-> DROPPED; won: unlinks it, from its neighbours' side only, for the waiter
 *			itself may be gone by now; lost (MINE): goes on behind it.
 *	hand over	The value is moved between the claim and the ready.
 *	timer		Under the timers' lock: takes the timer out, compare-and-swap fired NONE ->
 *			TIMEOUT. Won: unlocks, readies. So once the timer is stopped nobody is about
 *			to touch fired.
 *	close		Under the lock: closed; claims all who wait. Unlocks; readies them.
 *	free		Under the lock: all waiters are stale; QUEUED -> DROPPED, unlinks. If some
 *			are MINE the last of their owners releases the memory, else free does.
 *
 * Broken: BROKEN_CLAIM_STORE, BROKEN_TIMER_STORE (fired is looked at, then stored);
 * BROKEN_NO_UNLINK (losers stay queued); BROKEN_NO_MINE (the owner looks at the state, then
 * locks); BROKEN_DROP_FIRST (the waiter's own links are read after DROPPED); BROKEN_DROP_MINE
 * (a claim unlinks one that is MINE, too); BROKEN_FREE_MINE (free releases at once);
 * BROKEN_RELEASE (the first owner who is MINE releases); BROKEN_NO_RELEASE (none does);
 * BROKEN_COPY_LATE (the value comes after the ready); BROKEN_COPY_EARLY (before the claim);
 * BROKEN_FIRE_LATE (the timer is taken out under the lock, but swaps after it); BROKEN_NO_STOP
 * (the timer is left to itself); BROKEN_ONE_LOCK (cases are looked at one lock at a time);
 * BROKEN_NO_RECOUNT (the partner has gone elsewhere: as if none could go ahead); BROKEN_ORDER
 * (locks in any order); BROKEN_ANNOUNCE_LATE (in the queues before it is PARKING);
 * BROKEN_NO_REFILL (a receiver that makes room does not let a waiting sender in).
 *
 * Not shown: PARKING and PARKED are one here (park.pml has the difference); memory order. In
 * the program `fired` is a flag and a pointer to the winner, which the claimer writes before
 * the ready; a single send or receive needs neither, since its one queue's lock decides; and
 * one slot alone takes no locks. Sections under a lock are cut only where they touch fired or
 * state: nobody can see the rest.
 *
 *	-DGS=n -DROUNDS=n	Gs (2 to 4), and operations of each: any of its kind, on any
 *				channels
 *	-DSELECTS=n		G 0 to n-1 select with two cases, which may be of one channel; the
 *				others send or receive
 *	-DTRY -DTIMED		some of the selects do not wait, or have a timer
 *	-DTRIES -DTIMEOUTS	all of them (one of the two)
 *	-DCLOSE -DFREE		one of the channels may be closed; each is freed, at any time when
 *				that is legal, or never
 *	-DSNAPSHOT		1 is full, 0 is closed, then 1 drained: one of them is ready all the
 *				time. G 0 looks at both and must not be told EAGAIN. (GS=2)
 *
 * Proved: no value is lost, doubled, or received without being sent; one ready for each park; a
 * waiter's and a channel's memory is not touched after it is gone; none is left in a queue when
 * its select returns; a timer ends only its own round; EAGAIN, or waiting, only where at one
 * moment no case could go ahead; when nothing moves any more no G waits that could go ahead,
 * and freed memory has been released, once.
 */
#ifndef GS
#define GS 3
#endif
#ifndef ROUNDS
#define ROUNDS 1
#endif
#ifndef SELECTS
#define SELECTS GS
#endif

/* A queue is 2 * channel + direction, and so is a case. */
#define CHAN(q)		((q) >> 1)
#define IS_SEND(q)	((q) & 1)
#define PARTNERS(q)	((q) ^ 1)
#define QUEUES		4
#define NO_CASE		QUEUES

/* Waiter w is that of case w & 1 of G w >> 1. */
#define OWNER(w)	((w) >> 1)
#define WAITER(g, k)	(2 * (g) + (k))
#define WAITERS		(2 * GS)
#define NOBODY		WAITERS

/* fired */
#define NONE		0
#define TIMEOUT		1
#define SERVED		2	/* + the case */

/* In place of a value. */
#define CLOSED		255
#define SENT		254

#define BIT(n)		(1 << (n))
#define FILLED		(GS * ROUNDS + 1)	/* the value in the ring at the start of SNAPSHOT */

mtype = { RUNNING, PARKING, READIED };
mtype = { QUEUED, MINE, DROPPED };
mtype = { FOR_EVER, AT_ONCE, FOR_A_TIME };

/* Channels. */
bool locked[2];
bool closed[2];
bool freed[2];
bool released[2];	/* its memory */
byte ring;		/* of channel 1; 0: empty */
byte queue[QUEUES * WAITERS];
byte length[QUEUES];

/* Gs: what lies on the stack of each, its state, and its timer. */
bool alive[GS];		/* its operation has not returned */
byte value[GS];		/* to send */
byte fired[GS];
mtype state[WAITERS];
byte got[WAITERS];	/* by a receiver: the value, or CLOSED; by a sender: SENT or CLOSED */
mtype park[GS];
bool armed[GS];

/* What the world outside knows. */
byte uses[GS + 1];	/* channels, as bits; the last is the closer's */
bool gone[2];		/* nobody will call again: it is being freed */
int sent, received;	/* values, as bits */

/* For use within one step, not across a choice: spin does not put them back. */
hidden byte k;
hidden int x;
hidden byte yes;
hidden byte channel_gone, stack_gone, woken_twice, doubled, no_value, missed, stale, overwritten;
hidden byte handed_twice, not_linked, stuck, lost, unsent, leaked;

#define AT(q, i)	queue[(q) * WAITERS + (i)]

inline touch_channel(c)
{
	channel_gone = released[c];
	assert(!channel_gone)
}

inline touch_waiter(w)
{
	stack_gone = !alive[OWNER(w)];
	assert(!stack_gone)
}

inline take_lock(c)
{
	!locked[c];
	touch_channel(c);
	locked[c] = true
}

inline unlock(c)
{
	touch_channel(c);
	locked[c] = false
}

inline append(q, w)
{
	AT(q, length[q]) = w;
	length[q]++;
	state[w] = QUEUED
}

inline unlink(q, w)
{
	d_step {
		k = 0;
		do
		:: k < length[q] && AT(q, k) != w -> k++
		:: else -> break
		od;
		not_linked = (k == length[q]);
		assert(!not_linked);
		length[q]--;
		do
		:: k < length[q] -> AT(q, k) = AT(q, k + 1); k++
		:: else -> break
		od;
		AT(q, k) = 0
	}
}

/* yes: somebody waits in q who can be claimed. */
inline any_live(q)
{
	k = 0;
	yes = false;
	do
	:: k < length[q] ->
		touch_waiter(AT(q, k));
		yes = (yes || fired[OWNER(AT(q, k))] == NONE);
		k++
	:: else -> break
	od
}

inline can_go(q)
{
	d_step {
		any_live(PARTNERS(q));
		yes = (yes || closed[CHAN(q)] || (CHAN(q) == 1 && (ring == 0) == IS_SEND(q)))
	}
}

inline ready(g)
{
	atomic {
		woken_twice = (park[g] != PARKING);
		assert(!woken_twice);
		park[g] = READIED
	}
}

inline claimed(q)
{
	handed_twice = (fired[OWNER(w)] != NONE);
	assert(!handed_twice);
	fired[OWNER(w)] = SERVED + (w & 1);
	uses[OWNER(w)] = 0;
	unlink(q, w)
}

/*
 * One step of a claim. w: the waiter, claimed and unlinked, or NOBODY; more: there are others
 * behind it, in the next step. Before the first one i is 0.
 */
inline claim_step(q)
{
	more = false;
	if
#ifdef BROKEN_CLAIM_STORE
	:: w != NOBODY -> claimed(q)
#endif
#ifdef BROKEN_DROP_FIRST
	:: w != NOBODY ->
		touch_waiter(w);
		unlink(q, w);
		w = NOBODY;
		more = (i < length[q])
#endif
	:: w == NOBODY && i == length[q]
	:: w == NOBODY && i < length[q] ->
		w = AT(q, i);
		touch_waiter(w);
		if
		:: fired[OWNER(w)] == NONE ->
#ifdef BROKEN_CLAIM_STORE
			more = true
#else
			claimed(q)
#endif
		:: fired[OWNER(w)] != NONE && state[w] == QUEUED ->
			state[w] = DROPPED;
#ifdef BROKEN_DROP_FIRST
			more = true
#else
			unlink(q, w);
			w = NOBODY;
			more = (i < length[q])
#endif
		:: fired[OWNER(w)] != NONE && state[w] == MINE ->
#ifdef BROKEN_DROP_MINE
			unlink(q, w);
#else
			i++;
#endif
			w = NOBODY;
			more = (i < length[q])
		fi
	fi
}

inline release(c)
{
	touch_channel(c);
	released[c] = true
}

/* All locks of the operation. */
inline unlock_all()
{
	unlock(CHAN(a));
	if
	:: b != NO_CASE && CHAN(b) != CHAN(a) -> unlock(CHAN(b))
	:: else
	fi
}

/* Case n of the caller has been done by itself. */
inline done(result)
{
	fired[me] = SERVED + n;
	got[WAITER(me, n)] = result;
	uses[me] = 0
}

/* What a claim would be of no use to. */
#ifdef BROKEN_NO_REFILL
#define ALONE(q)	((IS_SEND(q) && closed[CHAN(q)]) || (!IS_SEND(q) && CHAN(q) == 1 && ring))
#else
#define ALONE(q)	(IS_SEND(q) && closed[CHAN(q)])
#endif

/* Does case n of the caller, of queue q, whose partner is w. fired says whether. */
inline move()
{
	if
	:: IS_SEND(q) && closed[CHAN(q)] -> done(CLOSED)
	:: IS_SEND(q) && !closed[CHAN(q)] && w != NOBODY ->
#ifndef BROKEN_COPY_LATE
		got[w] = value[me];
#endif
		done(SENT)
	:: IS_SEND(q) && !closed[CHAN(q)] && w == NOBODY ->
		if
		:: CHAN(q) == 1 && !ring -> ring = value[me]; done(SENT)
		:: else
		fi
	:: !IS_SEND(q) && CHAN(q) == 1 && ring ->
		done(ring);
		ring = 0;
		if
		:: w != NOBODY -> got[w] = SENT; ring = value[OWNER(w)]
		:: else
		fi
	:: !IS_SEND(q) && !(CHAN(q) == 1 && ring) ->
		if
		:: w != NOBODY -> got[w] = SENT; done(value[OWNER(w)])
		:: w == NOBODY && closed[CHAN(q)] -> done(CLOSED)
		:: else
		fi
	fi
}

/* Does case n of the caller, of queue q; lets the locks go, readies the partner. fired: whether. */
inline transfer()
{
#ifdef BROKEN_COPY_EARLY
	atomic {
		if
		:: IS_SEND(q) && length[PARTNERS(q)] > 0 -> got[AT(PARTNERS(q), 0)] = value[me]
		:: else
		fi
	}
#endif
	do
	:: atomic {
		if
		:: !ALONE(q) -> claim_step(PARTNERS(q))
		:: else
		fi;
		if
		:: !more ->
			i = 0;
			move();
			if
			:: fired[me] != NONE -> unlock_all()
			:: else
			fi;
			break
		:: more
		fi
	}
	od;
	if
	:: w != NOBODY ->
		ready(OWNER(w));
#ifdef BROKEN_COPY_LATE
		atomic {
			if
			:: IS_SEND(q) -> touch_waiter(w); got[w] = value[me]
			:: else
			fi
		}
#endif
		w = NOBODY
	:: else
	fi
}

#if defined(BROKEN_RELEASE)
#define LAST_OUT(q)	true
#elif defined(BROKEN_NO_RELEASE)
#define LAST_OUT(q)	false
#else
#define LAST_OUT(q)	(length[q] == 0 && length[PARTNERS(q)] == 0)
#endif

/* Takes the waiters but the winner out of their queues. */
inline take_out()
{
	n = 0;
	q = a;
	do
	:: atomic {
		if
		:: q != NO_CASE && fired[me] != SERVED + n && state[WAITER(me, n)] == QUEUED ->
#ifndef BROKEN_NO_MINE
			state[WAITER(me, n)] = MINE;
#endif
			i = 1
		:: else
		fi
	}
		if
		:: i == 1 ->
			atomic {
				take_lock(CHAN(q));
				i = 0;
#ifdef BROKEN_NO_MINE
				if
				:: state[WAITER(me, n)] == QUEUED -> unlink(q, WAITER(me, n))
				:: else
				fi;
#else
				unlink(q, WAITER(me, n));
#endif
				unlock(CHAN(q));
				if
				:: freed[CHAN(q)] && LAST_OUT(q) -> release(CHAN(q))
				:: else
				fi
			}
		:: else
		fi;
		if
		:: n == 0 -> n = 1; q = b
		:: n == 1 -> break
		fi
	od
}

/* The operation returns. */
inline finish()
{
	d_step {
		k = 0;
		stale = false;
		do
		:: k < QUEUES * WAITERS ->
			stale = (stale ||
				(k % WAITERS < length[k / WAITERS] && OWNER(queue[k]) == me));
			k++
		:: else -> break
		od;
		assert(!stale);
		/* x: the winner. */
		x = (fired[me] >= SERVED -> fired[me] - SERVED : 2);
		overwritten = ((x != 0 && got[WAITER(me, 0)]) || (x != 1 && got[WAITER(me, 1)]));
		assert(!overwritten);
		if
		:: x != 2 ->
			no_value = (got[WAITER(me, x)] == 0);
			assert(!no_value);
			yes = IS_SEND((x == 0 -> a : b));
			if
			:: got[WAITER(me, x)] == CLOSED ->
				if
				:: yes -> round = ROUNDS	/* throws */
				:: else
				fi
			:: got[WAITER(me, x)] == SENT ->
				assert(yes);
				sent = sent | BIT(value[me])
			:: else ->
				assert(!yes);
				doubled = (received & BIT(got[WAITER(me, x)])) != 0;
				assert(!doubled);
				received = received | BIT(got[WAITER(me, x)])
			fi;
			got[WAITER(me, x)] = 0
		:: else
		fi;
		state[WAITER(me, 0)] = 0;
		state[WAITER(me, 1)] = 0;
		fired[me] = NONE;
		uses[me] = 0;
		value[me] = 0;
		alive[me] = false;
		a = 0;
		b = 0;
		n = 0;
		q = 0;
		mode = 0
	}
}

#ifdef SNAPSHOT
#define MAY(q)	((q) == 2 || (me == 0 && (q) == 0))
#define LATER	(me == 1 && !closed[0])
#else
#define MAY(q)	(!gone[CHAN(q)])
#define LATER	false
#endif

/* Out with the cases, the second one's channel not before the first's; or with the rounds over. */
inline choose()
{
	b = NO_CASE;
	mode = FOR_EVER;
	if
	:: MAY(0) -> a = 0
	:: MAY(1) -> a = 1
	:: MAY(2) -> a = 2
	:: MAY(3) -> a = 3
	:: !MAY(0) && !MAY(2) -> round = ROUNDS + 1
	fi;
	if
	:: round <= ROUNDS && me < SELECTS ->
		if
		:: MAY(0) && a == 0 -> b = 0
		:: MAY(1) && a <= 1 -> b = 1
		:: MAY(2) && a <= 2 -> b = 2
		:: MAY(3) && a <= 3 -> b = 3
		fi;
		if
#if !defined(TRIES) && !defined(TIMEOUTS)
		:: true
#endif
#if defined(TRY) || defined(TRIES)
		:: mode = AT_ONCE
#endif
#if defined(TIMED) || defined(TIMEOUTS)
		:: mode = FOR_A_TIME
#endif
		fi
	:: else
	fi
}

proctype caller(byte me)
{
	byte a, b, n, q, w = NOBODY, i, round;
	mtype mode;
	bool more, a_can, b_can;

next:	atomic {
		!LATER;
		round++;
		if
		:: round > ROUNDS -> goto over
		:: else
		fi;
		choose();
		if
		:: round > ROUNDS -> goto over
		:: else
		fi;
		value[me] = me * ROUNDS + round;
		alive[me] = true;
		uses[me] = BIT(CHAN(a)) | (b == NO_CASE -> 0 : BIT(CHAN(b)))
	}
#ifdef BROKEN_ONE_LOCK
look:	atomic {
		take_lock(CHAN(a));
		can_go(a);
		a_can = yes;
		unlock(CHAN(a))
	}
	if
	:: b != NO_CASE ->
		atomic {
			take_lock(CHAN(b));
			can_go(b);
			b_can = yes;
			unlock(CHAN(b))
		}
	:: else
	fi;
#endif
#ifdef BROKEN_ORDER
	if
	:: true
	:: b != NO_CASE && CHAN(b) != CHAN(a) ->
		atomic { take_lock(CHAN(b)) };
		atomic { take_lock(CHAN(a)) };
		goto look
	fi;
#endif
	atomic { take_lock(CHAN(a)) };
	if
	:: b != NO_CASE && CHAN(b) != CHAN(a) -> atomic { take_lock(CHAN(b)) }
	:: else
	fi;
#ifndef BROKEN_ONE_LOCK
look:
	if
	:: b != NO_CASE -> atomic { can_go(a); a_can = yes }
	:: else -> a_can = true		/* no need to look before */
	fi;
#endif
	atomic {
#ifndef BROKEN_ONE_LOCK
		if
		:: b != NO_CASE -> can_go(b); b_can = yes
		:: else
		fi;
#endif
		if
		:: !a_can && !b_can ->
none:			can_go(a);
			missed = yes;
			if
			:: b != NO_CASE -> can_go(b); missed = (missed || yes)
			:: else
			fi;
#ifdef SNAPSHOT
			missed = (missed || (mode == AT_ONCE && a != b));
#endif
			assert(!missed);
			if
			:: mode == AT_ONCE -> unlock_all(); goto out
			:: else
			fi;
#ifndef BROKEN_ANNOUNCE_LATE
			park[me] = PARKING;
#endif
			append(a, WAITER(me, 0));
			if
			:: b != NO_CASE -> append(b, WAITER(me, 1))
			:: else
			fi;
			unlock_all();
			goto parked
		:: a_can -> n = 0; q = a
		:: b_can -> n = 1; q = b
		fi;
		a_can = false;
		b_can = false
	}
	transfer();
	if
	:: fired[me] != NONE -> goto out
	:: fired[me] == NONE && b == NO_CASE -> goto none
	:: fired[me] == NONE && b != NO_CASE ->
#ifdef BROKEN_ONE_LOCK
		atomic { unlock_all() };
#endif
#ifdef BROKEN_NO_RECOUNT
		goto none
#else
		goto look
#endif
	fi;

parked:
#ifdef BROKEN_ANNOUNCE_LATE
	park[me] = PARKING;
#endif
	if
	:: mode == FOR_A_TIME -> armed[me] = true
	:: else
	fi;
end_parked:
	atomic {
		park[me] == READIED -> park[me] = RUNNING;
		assert(fired[me] != NONE)
	}
#ifndef BROKEN_NO_STOP
	if
	:: mode == FOR_A_TIME -> armed[me] = false
	:: else
	fi;
#endif
#ifndef BROKEN_NO_UNLINK
	take_out();
#endif
out:	finish();
	goto next;
over:	skip
}

#if defined(TIMED) || defined(TIMEOUTS)
/* Takes g's timer out and swaps; t: whom to ready. */
inline fire(g)
{
	atomic {
		armed[g] ->
		armed[g] = false;
		t = g;
#ifndef BROKEN_FIRE_LATE
		expire()
#endif
	}
}

inline expire()
{
	stack_gone = !alive[t];
	assert(!stack_gone);
	if
	:: fired[t] != NONE -> t = GS
	:: else ->
#ifndef BROKEN_TIMER_STORE
		fired[t] = TIMEOUT
#else
		skip
#endif
	fi
}

proctype timers()
{
	byte t = GS;

end:	do
	:: fire(0);
		goto fired_it
	:: fire(1);
		goto fired_it
#if GS > 2
	:: fire(2);
		goto fired_it
#endif
#if GS > 3
	:: fire(3);
		goto fired_it
#endif
	od;
fired_it:
#ifdef BROKEN_FIRE_LATE
	atomic { expire() };
#endif
	if
	:: t != GS ->
#ifdef BROKEN_TIMER_STORE
		fired[t] = TIMEOUT;
#endif
		ready(t)
	:: else
	fi;
	t = GS;
	goto end
}
#endif

#if defined(CLOSE) || defined(SNAPSHOT)
inline close_queue(q)
{
	do
	:: atomic {
		claim_step(q);
		if
		:: w != NOBODY && !more ->
			got[w] = CLOSED;
			woken = woken | BIT(OWNER(w));
			w = NOBODY;
			more = true
		:: else
		fi;
		if
		:: !more -> i = 0; break
		:: more
		fi
	}
	od
}

inline ready_if(g)
{
	if
	:: woken & BIT(g) -> ready(g); woken = woken & ~BIT(g)
	:: else
	fi
}

proctype closer()
{
	byte c, w = NOBODY, i, woken;
	bool more;

	atomic {
		if
		:: !gone[0] -> c = 0
#ifndef SNAPSHOT
		:: !gone[1] -> c = 1
		:: true -> goto over
#endif
		fi;
		uses[GS] = BIT(c)
	}
	atomic { take_lock(c); closed[c] = true };
	close_queue(2 * c);
	close_queue(2 * c + 1);
	atomic { unlock(c) };
	ready_if(0);
	ready_if(1);
#if GS > 2
	ready_if(2);
#endif
#if GS > 3
	ready_if(3);
#endif
	atomic { uses[GS] = 0; c = 0 };
over:	skip
}
#endif

#ifdef FREE
#if GS == 2
#define USES	(uses[0] | uses[1] | uses[2])
#elif GS == 3
#define USES	(uses[0] | uses[1] | uses[2] | uses[3])
#else
#define USES	(uses[0] | uses[1] | uses[2] | uses[3] | uses[4])
#endif

inline drop_queue(q)
{
	do
	:: atomic {
		if
		:: i == length[q] -> i = 0; break
		:: else ->
			w = AT(q, i);
			touch_waiter(w);
			assert(fired[OWNER(w)] != NONE);
			if
			:: state[w] == QUEUED -> state[w] = DROPPED;
				unlink(q, w);
				w = 0
			:: state[w] == MINE -> i++; w = 0
			fi
		fi
	}
	od
}

inline free(c)
{
	atomic {
		!gone[c] && !(USES & BIT(c)) && (c == 0 || ring == 0) ->
		gone[c] = true
	}
	atomic { take_lock(c) };
	drop_queue(2 * c);
	drop_queue(2 * c + 1);
	atomic {
		freed[c] = true;
		unlock(c);
#ifndef BROKEN_FREE_MINE
		if
		:: length[2 * c] == 0 && length[2 * c + 1] == 0 -> release(c)
		:: else
		fi
#else
		release(c)
#endif
	}
}

proctype freer()
{
	byte i, w;

end:	do
	:: free(0)
	:: free(1)
	od
}
#endif

/* Nothing moves any more. */
inline check_queues(c)
{
	leaked = (gone[c] != released[c]);
	assert(!leaked);
	x = 0;
	do
	:: !gone[c] && x < length[2 * c] ->
		k = AT(2 * c, x);
		stuck = (stuck || fired[OWNER(k)] != NONE || closed[c] || (c == 1 && ring));
		k = 0;
		do
		:: k < length[2 * c + 1] ->
			stuck = (stuck || OWNER(AT(2 * c, x)) != OWNER(AT(2 * c + 1, k)));
			k++
		:: else -> break
		od;
		x++
	:: else -> break
	od;
	x = 0;
	do
	:: !gone[c] && x < length[2 * c + 1] ->
		k = AT(2 * c + 1, x);
		stuck = (stuck || fired[OWNER(k)] != NONE || closed[c] || (c == 1 && !ring));
		x++
	:: else -> break
	od;
	assert(!stuck);
	assert(!locked[c])
}

proctype at_rest()
{
	timeout;
	d_step {
		stuck = false;
		check_queues(0);
		check_queues(1);
		x = received | (ring -> BIT(ring) : 0);
		doubled = (ring && (received & BIT(ring)));
		assert(!doubled);
		lost = (sent & ~x) != 0;
		assert(!lost);
		unsent = (x & ~sent) != 0;
		assert(!unsent)
	}
}

init
{
	byte i;

	atomic {
		do
		:: i < GS -> park[i] = RUNNING; run caller(i); i++
		:: else -> break
		od;
#ifdef SNAPSHOT
		ring = FILLED;
		sent = BIT(FILLED);
#endif
#if defined(TIMED) || defined(TIMEOUTS)
		run timers();
#endif
#if defined(CLOSE) || defined(SNAPSHOT)
		run closer();
#endif
#ifdef FREE
		run freer();
#endif
		run at_rest()
	}
}
