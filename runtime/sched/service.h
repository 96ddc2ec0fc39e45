/* The service thread, sysmon: started when the first G is, or the first is bound to its M. */
#ifndef RUNTIME_SCHED_SERVICE_H
#define RUNTIME_SCHED_SERVICE_H

#include <stdbool.h>

/* 0, or -EAGAIN where the kernel has no thread.
 * Runs on: g0. Holds: nothing. Allocates: address space. Blocks: M, shortly. */
int service_start(void);

/* How its thread goes on: upward, handed over at boot. */
extern void (*service_loop)(void);

/* Whether it runs. */
bool service_runs(void);

#endif
