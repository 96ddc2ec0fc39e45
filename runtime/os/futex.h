/* Futexes of this process alone. */
#ifndef RUNTIME_OS_FUTEX_H
#define RUNTIME_OS_FUTEX_H

#include <stdint.h>

#include "kernel_abi/errno.h"
#include "kernel_abi/futex.h"
#include "kernel_abi/time.h"
#include "syscall.h"
#include "syscall_nr.h"

/* The largest deadline: what int64_t nanoseconds hold. */
#define FUTEX_NEVER INT64_MAX

/*
 * Sleeps while *word == value, until a wake-up or `deadline` (CLOCK_MONOTONIC, ns; FUTEX_NEVER:
 * no limit). May return at any time; -ETIMEDOUT only when the deadline has passed. The deadline is
 * absolute, so that an interrupted sleep that is begun again does not last longer.
 */
static inline long futex_wait(const uint32_t *word, uint32_t value, int64_t deadline)
{
	int64_t at = deadline < 0 ? 0 : deadline;
	struct kernel_timespec ts = {.tv_sec = at / 1000000000, .tv_nsec = at % 1000000000};

	return syscall6(SYS_futex, (long)word, FUTEX_WAIT_BITSET | FUTEX_PRIVATE_FLAG, value,
			deadline == FUTEX_NEVER ? 0 : (long)&ts, 0, FUTEX_BITSET_MATCH_ANY);
}

/* The word may be gone already: the kernel takes the address as a name only. */
static inline void futex_wake(const uint32_t *word, int count)
{
	syscall3(SYS_futex, (long)word, FUTEX_WAKE | FUTEX_PRIVATE_FLAG, count);
}

#endif
