/*
 * What the program wants done with each signal.
 *
 * One word a signal, which a handler reads once:
 *   SIGTAB_NONE     nobody wants it: the disposition is that of the process's start
 *   SIGTAB_QUEUED   enabled: into the queue
 *   SIGTAB_IGNORED
 *   anything else   the address of the program's own handler
 * It is written by Gs, under sigtab_lock, together with the kernel's disposition: the word first
 * where the handler goes in, the disposition first where it comes out. So a handler that was
 * entered and finds NONE knows that the disposition is back already.
 *
 * `under_way` counts the handlers of this signal that may have read a former word, and WAITED in
 * the same word says that a G sleeps until there are none. A handler counts itself before it reads
 * `what`; who changes `what` counts afterwards. Both are read-modify-writes of one word, so
 * whichever comes second sees what the first has stored: a signal that was accepted is in the queue
 * when disable or ignore returns. Since the disposition is back by then, no more handlers come and
 * the wait is short; where they stay (signals of faults) the first moment without one ends it, for
 * the last handler takes WAITED away together with its count. A G waits, never a handler.
 */
#ifndef RUNTIME_SIGNAL_SIGTAB_H
#define RUNTIME_SIGNAL_SIGTAB_H

#include <stdbool.h>
#include <stdint.h>

#include "runtime/os/mutex.h"

enum { SIGTAB_NONE, SIGTAB_QUEUED, SIGTAB_IGNORED };

struct kernel_siginfo;
struct m;

/* Of all calls that change what is wanted. */
extern struct mutex sigtab_lock;

/* Whether any signal has ever been enabled. Holds: sigtab_lock. */
bool sigtab_used(void);

/* 0, or -EINVAL for a number that the program may not have. Runs on: g. Holds: nothing. */
int sigtab_usable(int sig);

/*
 * Makes `what` the word of sig; `flags` are the handler's. 0, or -EINVAL for a number that the
 * program may not have. Runs on: g. Holds: any. Allocates: no. Blocks: M, shortly.
 */
int sigtab_set(int sig, uintptr_t what, unsigned long flags);

/* The same, and channels that wanted the signal do not any more. */
int sigtab_replace(int sig, uintptr_t what, unsigned long flags);

/* Does that, where there are such channels. Weak: linked with mote_signal_notify. */
int notify_replace(int sig, uintptr_t what, unsigned long flags) __attribute__((weak));

/*
 * Calls the program's own handler. Weak: linked with mote_signal_handler.
 * Runs on: signal, foreign too. Holds: any. Allocates: no. Blocks: no.
 */
void own_handler(uintptr_t fn, int sig, struct kernel_siginfo *info, void *ucontext, struct m *mp)
	__attribute__((weak));

#endif
