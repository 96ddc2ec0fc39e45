/*
 * The runtime's lock, and the inside of mote_mutex: one futex word.
 *
 * States: FREE, HELD, CONTENDED (held, and somebody may sleep). lock: FREE -> HELD, tried for a
 * while where there is another CPU; then exchange CONTENDED in until the exchange finds FREE,
 * sleeping while it does not. unlock: exchange FREE in; whoever finds CONTENDED wakes one sleeper.
 * A woken thread takes the lock as CONTENDED, by the exchange or while it spins (FREE ->
 * CONTENDED), since it cannot know whether it was the last: a superfluous wake at the most, never
 * a lost one. (Ulrich Drepper, "Futexes Are Tricky", mutex 3.) The lock is not handed over: a
 * woken thread competes, and each time that it loses the next unlock wakes somebody again.
 *
 * The exchange of unlock is the last access to the word: the next owner may free it at once, and
 * the wake-up that follows uses the address as a name only.
 */
#ifndef RUNTIME_OS_MUTEX_H
#define RUNTIME_OS_MUTEX_H

#include <stdbool.h>
#include <stdint.h>

#include "runtime/base/atomic.h"
#include "runtime/base/compiler.h"

enum { MUTEX_FREE, MUTEX_HELD, MUTEX_CONTENDED };

struct mutex {
	uint32_t word;
};

/* How many pauses a waiter makes before it sleeps, for a note too: 0 on one CPU. Set at boot. */
extern int mutex_spin;

/*
 * Waits for a free lock without sleeping, and takes it as HELD or CONTENDED (`as`); false when it
 * has had no luck. Runs on: any but signal. Holds: nothing. Allocates: no. Blocks: no.
 */
bool mutex_lock_spin(struct mutex *m, uint32_t as);

/* The slow halves. Runs on: any but signal. Holds: nothing. Allocates: no. Blocks: M. */
void mutex_lock_slow(struct mutex *m);
void mutex_unlock_slow(struct mutex *m, uint32_t old);

/*
 * Sleeps until it has the lock; a wake-up that brings none also ends it where *leave says so: false
 * then. It may have been meant for another, so that the caller must go on trying, by
 * mutex_trylock_contended. Runs on: any but signal. Holds: nothing. Allocates: no. Blocks: M.
 */
bool mutex_lock_unless(struct mutex *m, const bool *leave);

/* Tries as a sleeper does. Runs on: any but signal. Holds: nothing. Allocates: no. Blocks: no. */
bool mutex_trylock_contended(struct mutex *m);

/* Runs on: any. Holds: nothing. Allocates: no. Blocks: no. */
static inline bool mutex_trylock(struct mutex *m)
{
	return atomic_cas(&m->word, MUTEX_FREE, MUTEX_HELD);
}

/* Runs on: any but signal. Holds: nothing. Allocates: no. Blocks: M. */
static inline void mutex_lock(struct mutex *m)
{
	if (unlikely(!mutex_trylock(m)))
		mutex_lock_slow(m);
}

/* Runs on: any but signal. Holds: m. Allocates: no. Blocks: no. Throws when m is free. */
static inline void mutex_unlock(struct mutex *m)
{
	uint32_t old = atomic_xchg(&m->word, MUTEX_FREE);

	if (unlikely(old != MUTEX_HELD))
		mutex_unlock_slow(m, old);
}

#endif
