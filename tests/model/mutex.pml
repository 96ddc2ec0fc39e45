/*
 * The mutex (runtime/os/mutex.h, mutex.c): a lock of one word that sleeps in the kernel.
 *
 *	FREE		nobody holds it
 *	HELD		held, and nobody has to be woken
 *	CONTENDED	held, and perhaps somebody sleeps
 *
 *	lock		compare-and-swap FREE -> HELD, several times. Else: exchange(word, CONTENDED)
 *			until it was FREE, and each time it was not: futex_wait(word, CONTENDED), and
 *			compare-and-swap FREE -> CONTENDED, several times.
 *	trylock		compare-and-swap FREE -> HELD.
 *	unlock		old = exchange(word, FREE). FREE before: throws "unlock of unlocked mutex".
 *			CONTENDED before: futex_wake of one.
 *
 * No wake-up is lost: a thread that has once slept takes the lock as CONTENDED, never as HELD,
 * because it cannot know whether it was the last sleeper. So as long as somebody sleeps, either
 * the word says CONTENDED and the next unlock wakes, or a woken thread is on its way to write
 * CONTENDED. The price is one futex_wake too many after the last sleeper.
 * Looking at the old value and giving the lock away is one exchange: with a load and a store a
 * sleeper could come in between.
 *
 * Broken: BROKEN_UNLOCK_BLIND (unlock stores FREE and never wakes), BROKEN_UNLOCK_SPLIT (it looks,
 * then stores), BROKEN_LOCK_HELD (a thread that has slept takes the lock as HELD, and the next
 * sleeper is forgotten), BROKEN_SPIN_HELD (the same, while it still spins), BROKEN_WAIT_BLIND (futex_wait without the comparison).
 *
 *	-DTHREADS=n -DROUNDS=n	2 to 4 threads
 *
 * Proved: mutual exclusion; every lock call ends when the others unlock (no invalid end state);
 * unlock of an unlocked mutex is told; a stray or spurious wake harms nobody.
 */
#ifndef THREADS
#define THREADS 3
#endif
#ifndef ROUNDS
#define ROUNDS 2
#endif

#define FREE		0
#define HELD		1
#define CONTENDED	2

byte word = FREE;
bool queued[THREADS];	/* the kernel: who is in the futex queue */
byte inside;		/* threads in the critical section */
byte done;

/* Compares and queues in one step; may return for no reason (guessed on entry). */
inline futex_wait()
{
	atomic {
#ifdef BROKEN_WAIT_BLIND
		queued[me] = true;
#else
		queued[me] = (word == CONTENDED);
#endif
		if
		:: spurious = false
		:: spurious = true
		fi
	}
	atomic { !queued[me] || spurious -> queued[me] = false; spurious = false }
}

/* Wakes any one of the sleepers: which one is not ours to know. */
inline futex_wake()
{
	atomic {
		if
		:: queued[0] -> queued[0] = false
		:: queued[1] -> queued[1] = false
#if THREADS > 2
		:: queued[2] -> queued[2] = false
#endif
#if THREADS > 3
		:: queued[3] -> queued[3] = false
#endif
		:: else
		fi
	}
}

inline trylock(got)
{
	atomic {
		got = (word == FREE);
		if
		:: got -> word = HELD
		:: else
		fi
	}
}

/* What spinning comes to after a sleep: the lock as CONTENDED, or no luck. */
inline spin()
{
	atomic {
		got = (word == FREE);
		if
		:: got ->
#ifdef BROKEN_SPIN_HELD
			word = HELD
#else
			word = CONTENDED
#endif
		:: else
		fi
	}
}

inline lock()
{
	trylock(got);
	do
	:: got -> break
	:: !got ->
#ifdef BROKEN_LOCK_HELD
		/* After the sleep it tries as if it had just come. */
		atomic {
			old = word;
			if
			:: old == FREE -> word = HELD
			:: else -> word = CONTENDED
			fi
		}
#else
		atomic { old = word; word = CONTENDED };
#endif
		if
		:: old == FREE -> break
		:: old != FREE ->
			futex_wait();
#ifndef BROKEN_LOCK_HELD
			spin()
#endif
		fi
	od;
	got = false;
	old = 0
}

inline unlock()
{
#ifdef BROKEN_UNLOCK_BLIND
	atomic { old = (word == FREE -> FREE : HELD); word = FREE };
#else
#ifdef BROKEN_UNLOCK_SPLIT
	old = word;
	word = FREE;
#else
	atomic { old = word; word = FREE };
#endif
#endif
	threw = (old == FREE);
	if
	:: old == CONTENDED -> futex_wake()
	:: else
	fi;
	old = 0
}

proctype thread(byte me)
{
	byte round, old;
	bool got, spurious, threw;

	do
	:: round < ROUNDS ->
		round++;
		if
		:: lock()
		:: trylock(got);
			if
			:: got -> got = false
			:: else -> goto next
			fi
		fi;
		inside++;
		assert(inside == 1);
		inside--;
		unlock();
		assert(!threw);
next:
		skip
	:: else -> break
	od;
	done++
}

init
{
	byte i, old;
	bool threw;

	atomic {
		do
		:: i < THREADS -> run thread(i); i++
		:: else -> break
		od
	}
	done == THREADS;
	unlock();
	assert(threw);
	assert(word == FREE)
}
