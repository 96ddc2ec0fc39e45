/*
 * Faults: SIGSEGV SIGBUS SIGFPE SIGILL SIGTRAP raised by the code itself. A stack overflow throws,
 * with the G's number. Any other is reported, with registers and tracebacks, and then the process
 * dies of the same signal, as its parent and a core dump shall see. Within a handler there is one
 * line, and the process dies at once.
 */
#ifndef RUNTIME_SIGNAL_FAULT_H
#define RUNTIME_SIGNAL_FAULT_H

#include <stdbool.h>

struct kernel_siginfo;
struct m;

/* Tells a fault of a handler and says that it was one: the return ends the process. Runs on:
 * signal. */
bool fault_in_handler(int sig, const struct kernel_siginfo *info, void *ucontext);

/* Throws when the fault is that of a stack that is used up: no handler of the program's is asked.
 * Runs on: signal. */
void fault_overflow(int sig, const struct kernel_siginfo *info, void *ucontext, struct m *mp);

/* Reports a fault; the return ends the process. Runs on: signal. */
void fault_report(int sig, const struct kernel_siginfo *info, void *ucontext);

/*
 * After the return of the handler, or right here, the process dies of the signal, which is sent
 * again: the instruction need not fault again, for another thread may have mapped what it needs.
 * Runs on: signal.
 */
void fault_die(int sig, void *ucontext);

#endif
