/* Guards: memory that nothing may touch, at the end of a stack. */
#ifndef RUNTIME_SCHED_GUARD_H
#define RUNTIME_SCHED_GUARD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Finds out what the kernel has.
 * Runs on: the first stack, at boot. Holds: nothing. Allocates: no. Blocks: no. */
void guard_start(void);

/*
 * Makes the pages a guard. False when the kernel has no guards without a map of their own and too
 * many maps are in use; `must`: tries all the same.
 * Runs on: any but signal. Holds: any. Allocates: no. Blocks: no.
 */
bool guard_install(void *addr, size_t len, bool must);

/*
 * Guards of one page each at addr, addr + stride, ...: up to `n` where they come cheaper together,
 * otherwise one. How many there are; 0 as above.
 * Runs on: any but signal. Holds: any. Allocates: no. Blocks: no.
 */
uint32_t guard_install_ahead(char *addr, size_t stride, uint32_t n);

#endif
