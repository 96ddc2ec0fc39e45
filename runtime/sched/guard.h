/* Guards: memory that nothing may touch, at the end of a stack. */
#ifndef RUNTIME_SCHED_GUARD_H
#define RUNTIME_SCHED_GUARD_H

#include <stdbool.h>
#include <stddef.h>

/* Finds out what the kernel has. Runs on: g0, at boot. */
void guard_start(void);

/*
 * Makes the pages a guard. False when the kernel has no guards without a map of their own and too
 * many maps are in use; `must`: tries all the same. Runs on: g0. Allocates: no. Blocks: no.
 */
bool guard_install(void *addr, size_t len, bool must);

#endif
