/* The runtime's lock; the protocol is in mutex.h. */
#include "runtime/os/mutex.h"

#include "cpu.h"
#include "runtime/base/config.h"
#include "runtime/os/futex.h"
#include "runtime/os/throw.h"

int mutex_spin;

/*
 * The holder writes the line that the lock is in: who looks often makes it slow, and the lock held
 * for longer. So there are many pauses between two looks.
 */
bool mutex_lock_spin(struct mutex *m, uint32_t as)
{
	int pauses = MUTEX_FIRST;

	for (int left = mutex_spin; left > 0; left -= pauses) {
		for (int i = 0; i < pauses; i++)
			cpu_relax();
		if (atomic_load_relaxed(&m->word) == MUTEX_FREE &&
		    atomic_cas(&m->word, MUTEX_FREE, as))
			return true;
		pauses = MUTEX_PAUSES;
	}
	return false;
}

bool mutex_trylock_contended(struct mutex *m)
{
	return atomic_xchg(&m->word, MUTEX_CONTENDED) == MUTEX_FREE;
}

noinline bool mutex_lock_unless(struct mutex *m, const bool *leave)
{
	while (!mutex_trylock_contended(m)) {
		futex_wait(&m->word, MUTEX_CONTENDED, FUTEX_NEVER);
		if (mutex_lock_spin(m, MUTEX_CONTENDED))
			return true;
		if (atomic_load_relaxed(leave))
			return mutex_trylock_contended(m);
	}
	return true;
}

noinline void mutex_lock_slow(struct mutex *m)
{
	static const bool never;

	if (!mutex_lock_spin(m, MUTEX_HELD))
		mutex_lock_unless(m, &never);
}

noinline void mutex_unlock_slow(struct mutex *m, uint32_t old)
{
	if (old == MUTEX_FREE)
		throw("unlock of unlocked mutex");
	futex_wake(&m->word, 1);
}
