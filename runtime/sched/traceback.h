/* Where each G is: for a process that dies. */
#ifndef RUNTIME_SCHED_TRACEBACK_H
#define RUNTIME_SCHED_TRACEBACK_H

/* The interrupted code is what failed, not the handler.
 * Runs on: signal, before a report. Holds: any. Allocates: no. Blocks: no. */
void traceback_fault(const void *ucontext);

#endif
