/* The clocks; the public calls are in mote.h. */
#ifndef RUNTIME_OS_CLOCK_H
#define RUNTIME_OS_CLOCK_H

#include <stdint.h>

/* What the vDSO may use of the caller's stack: a page has been seen, and some more. */
#define CLOCK_STACK 8192ul

/*
 * Addresses where stacks may lie that have less than CLOCK_STACK left; none at first. Whoever makes
 * such stacks widens the range (low only falls, high only rises) before anything runs on them; two
 * words, since a reader that sees one old and one new still sees what its own stack needs.
 */
extern uintptr_t clock_small_low, clock_small_high;

/*
 * Upward, weak: calls fn(arg), on the M's own stack where the caller's has less than CLOCK_STACK
 * left. Asked only on stacks inside the range above, a handler's among them.
 * Runs on: g | g0 | signal. Holds: any. Allocates: no. Blocks: no.
 */
void clock_on_big_stack(void (*fn)(void *), void *arg);

#endif
