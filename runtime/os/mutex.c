/* The runtime's lock; the protocol is in mutex.h. */
#include "runtime/os/mutex.h"

#include "cpu.h"
#include "runtime/os/futex.h"
#include "runtime/os/throw.h"

int mutex_spin;

noinline void mutex_lock_slow(struct mutex *m)
{
	for (int i = 0; i < mutex_spin; i++) {
		if (atomic_load_relaxed(&m->word) == MUTEX_FREE && mutex_trylock(m))
			return;
		cpu_relax();
	}
	while (atomic_xchg(&m->word, MUTEX_CONTENDED) != MUTEX_FREE)
		futex_wait(&m->word, MUTEX_CONTENDED, FUTEX_NEVER);
}

noinline void mutex_unlock_slow(struct mutex *m, uint32_t old)
{
	if (old == MUTEX_FREE)
		throw("unlock of unlocked mutex");
	futex_wake(&m->word, 1);
}
