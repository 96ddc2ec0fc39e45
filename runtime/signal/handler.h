/*
 * Handlers of signals: their entry, whose thread they run on, and who gets the signal.
 *
 * Every handler runs on an alternate stack and ends: it waits for no other thread, takes no lock,
 * allocates nothing, and prints only to die. While it runs, every signal is blocked but the five of
 * faults: a fault within a handler is told as that, and the process dies of it at once.
 *
 * Whose thread this is: the thread base proves nothing (a bare clone inherits its parent's; it may
 * be 0 or garbage). Proof is
 *   - the stack pointer, when it lies on an M's own signal stack: nobody else is given that one;
 *   - else the M that the thread base names, if its tid is this thread's. Only memory of the
 *     runtime's is read for that.
 * Otherwise the thread is foreign: its signals are queued, or take their default action, without an
 * M. An M that is not on its own signal stack is on one that other code has put there, which serves
 * as well; or it has none any more, and the process dies.
 *
 * The disposition of a signal is changed by Gs alone (sigtab.h), never by a handler that lets the
 * process live. So a signal that nobody wants any more, and whose handler was entered before that
 * came about, is sent again to this thread and finds the default action in place, while no other
 * signal has met it meanwhile. Only a process that shares the memory, or has a copy of it, may
 * still have the handler in: its dispositions are its own, and are seen to there.
 */
#ifndef RUNTIME_SIGNAL_HANDLER_H
#define RUNTIME_SIGNAL_HANDLER_H

#include <stdbool.h>
#include <stdint.h>

#include "runtime/os/sys.h"

struct m;

#define FAULTS                                                                                     \
	(SIGBIT(SIGSEGV) | SIGBIT(SIGBUS) | SIGBIT(SIGFPE) | SIGBIT(SIGILL) | SIGBIT(SIGTRAP))

/* Those among the runtime's own that were ignored when the process was started. Constant. */
extern uint64_t handler_ignored;

/* Installs the handlers that the runtime needs for itself.
 * Runs on: the first stack, at boot. Holds: nothing. Allocates: no. Blocks: no. */
void handler_start(void);

/* Makes signal_entry the handler of sig; 0 or -errno.
 * Runs on: g. Holds: any. Allocates: no. Blocks: no. */
int handler_install(int sig, unsigned long flags, struct kernel_sigaction *old);

/*
 * Gives a signal to who wants it, or its default action where that is nobody. False: a signal of
 * faults is left, which nobody wants; a `fault` of the code itself is for nobody but a handler of
 * the program's. Weak: linked with what enables signals. mp is NULL on a foreign thread.
 * Runs on: signal, foreign too. Holds: any. Allocates: no. Blocks: no.
 */
bool sigtab_dispatch(int sig, struct kernel_siginfo *info, void *ucontext, struct m *mp, bool fault)
	__attribute__((weak));

#endif
