/*
 * Atomic operations by name. The memory order is in the name; an operation without one is
 * acquire and release at once. atomic_fence orders everything before it, stores included, with
 * everything after it, loads included: the step that both sides of a sleep/wake protocol need.
 */
#ifndef RUNTIME_BASE_ATOMIC_H
#define RUNTIME_BASE_ATOMIC_H

#include <stdbool.h>

#define atomic_load_relaxed(p) __atomic_load_n((p), __ATOMIC_RELAXED)
#define atomic_load_acquire(p) __atomic_load_n((p), __ATOMIC_ACQUIRE)
#define atomic_store_relaxed(p, v) __atomic_store_n((p), (v), __ATOMIC_RELAXED)
#define atomic_store_release(p, v) __atomic_store_n((p), (v), __ATOMIC_RELEASE)
#define atomic_xchg(p, v) __atomic_exchange_n((p), (v), __ATOMIC_ACQ_REL)
#define atomic_add(p, v) __atomic_fetch_add((p), (v), __ATOMIC_ACQ_REL) /* the value before */
#define atomic_or(p, v) __atomic_fetch_or((p), (v), __ATOMIC_ACQ_REL)
#define atomic_and(p, v) __atomic_fetch_and((p), (v), __ATOMIC_ACQ_REL)
#define atomic_fence() __atomic_thread_fence(__ATOMIC_SEQ_CST)

/* True when *p was `from` and is now `to`. */
#define atomic_cas(p, from, to)                                                                    \
	__extension__({                                                                            \
		__typeof__(*(p)) atomic_cas_from_ = (from);                                        \
		__atomic_compare_exchange_n((p), &atomic_cas_from_, (to), false, __ATOMIC_ACQ_REL, \
					    __ATOMIC_ACQUIRE);                                     \
	})

#endif
