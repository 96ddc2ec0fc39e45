/*
 * Foreign threads: those that the runtime has not made. A spare M gives one what a thread of the
 * runtime's has: the thread base, a signal stack, and a G of its own, the guest.
 *
 * States of a spare M, and who owns it:
 *   SPARE  in the list
 *   TAKEN  the thread that has taken it out; tid is -1
 *   LENT   the same: tid is this thread's, and then its thread base is the M's
 * A handler goes from SPARE to LENT and back while it runs the program's own code; needm does so
 * until dropm. Signals are blocked from before the M is taken until the thread is whole again:
 * every one in needm and dropm, in a handler all but those of faults, with one exception: a
 * program's handler that asked not to have its own signal blocked. That one finds, at each step,
 * either the thread's own base, and takes another M, or the M's, with tid already set, and uses it.
 *
 * The list is a stack in one word: the number of its first M plus 1, or 0, and above that a version
 * which every change raises. To take: read the word, read the first M's `spare_next`, and exchange
 * the word by compare-and-swap. Ms are never unmapped, so that `spare_next` can be read of an M
 * that somebody else has taken meanwhile; the version keeps an M that has gone and come back from
 * being taken for one that never went. Taking and giving allocate nothing, wait for nothing, and
 * may be interrupted by themselves.
 *
 * A handler that finds the list empty goes without an M. needm makes another M, and waits, trying
 * again, only where there is no memory for it: `waiters` before its last look at the list against
 * the list before the look at `waiters`, with a full fence on both sides.
 */
#ifndef RUNTIME_SIGNAL_FOREIGN_H
#define RUNTIME_SIGNAL_FOREIGN_H

#include <stdint.h>

struct m;

/*
 * Makes the first spare Ms. Weak: linked with what lends them.
 * Runs on: the first stack, at boot. Holds: nothing. Allocates: address space. Blocks: no.
 */
void foreign_start(void) __attribute__((weak));

/*
 * Weak: there when the program links mote_needm. Starts sysmon: threads for the Gs that foreign
 * threads start are not made from those.
 * Runs on: the first stack, at boot. Holds: nothing. Allocates: address space. Blocks: M, shortly.
 */
void needm_start(void) __attribute__((weak));

/* A spare M, NULL when there is none.
 * Runs on: any, signal and foreign too. Holds: any. Allocates: no. Blocks: no. */
struct m *foreign_take(void);

/* The same, waiting for one, or made.
 * Runs on: foreign, every signal blocked. Holds: nothing. Allocates: address space. Blocks: thread.
 */
struct m *foreign_wait(void);

/* Gives it back. Runs on: any, signal and foreign too. Holds: any. Allocates: no. Blocks: no. */
void foreign_put(struct m *mp);

/*
 * Makes mp the calling thread's, with the bounds of the stack that it is on, 0 where not known; and
 * its own thread base again. Runs on: signal, foreign. Holds: mp. Allocates: no. Blocks: no.
 */
void foreign_enter(struct m *mp, uintptr_t stack_lo, uintptr_t stack_hi);
void foreign_leave(struct m *mp);

#endif
