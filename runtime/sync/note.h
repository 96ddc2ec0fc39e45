/*
 * The note: one sleep, one wake-up, in either order.
 *
 * One word:
 *   CLEAR      nobody has slept or woken since the last clear
 *   SIGNALLED  the wake-up has come; every sleep returns at once
 *   ASLEEP     the sleeper has said that it sleeps, or is about to
 *
 *   sleep    CLEAR -> ASLEEP by compare-and-swap, then futex_wait while ASLEEP, until SIGNALLED.
 *   wakeup   exchange SIGNALLED in. ASLEEP found: one futex_wake. SIGNALLED found: throw.
 *   time out ASLEEP -> CLEAR by compare-and-swap; where that fails the wake-up has come, and the
 *            sleep counts as woken: the result never disagrees with the word.
 *   clear    any -> CLEAR, by the owner alone, when neither sleep nor wake-up can be under way.
 *
 * No wake-up is lost: the kernel compares the word with ASLEEP under its own lock before it lets
 * the thread sleep; a wake-up before that changes the word, a later one finds the sleeper. The
 * exchange is the waker's last access: the sleeper may free the note at once, and the futex_wake
 * that follows uses the address as a name only. Stray wakes are tolerated, as every sleep rechecks.
 * Waking is legal in a signal handler on any thread: one exchange, at most one system call.
 */
#ifndef RUNTIME_SYNC_NOTE_H
#define RUNTIME_SYNC_NOTE_H

#include <stdbool.h>
#include <stdint.h>

#include "runtime/base/atomic.h"

enum { NOTE_CLEAR, NOTE_SIGNALLED, NOTE_ASLEEP };

struct note {
	uint32_t word;
};

/* Runs on: any. Holds: any. Allocates: no. Blocks: no. */
void note_clear(struct note *n);

/* Runs on: any, signal and foreign too. Holds: any. Allocates: no. Blocks: no. */
void note_wakeup(struct note *n);

/* Runs on: any but signal. Holds: nothing. Allocates: no. Blocks: M. */
void note_sleep(struct note *n);

/*
 * Sleeps until `deadline` (CLOCK_MONOTONIC, ns; FUTEX_NEVER: no limit). True when woken.
 * Runs on: any but signal. Holds: nothing. Allocates: no. Blocks: M.
 */
bool note_sleep_until(struct note *n, int64_t deadline);

/* The same, but a stray wake also ends it where *leave says so: false then.
 * Runs on: any but signal. Holds: nothing. Allocates: no. Blocks: M. */
bool note_sleep_unless(struct note *n, int64_t deadline, const bool *leave);

/* Looks a while, where another CPU may do the waking. True when woken.
 * Runs on: g. Holds: nothing. Allocates: no. Blocks: no. */
bool note_spin(struct note *n);

static inline bool note_signalled(const struct note *n)
{
	return atomic_load_acquire(&n->word) == NOTE_SIGNALLED;
}

#endif
