/* What the hosted unit tests share. */
#ifndef TESTS_UNIT_SHIM_H
#define TESTS_UNIT_SHIM_H

#include <stddef.h>

/*
 * Memory of `size` bytes whose end lies against a page that cannot be touched, filled with `fill`.
 * It stays until the test's process ends.
 */
char *guarded(size_t size, int fill);

/* The same, the guard in front of the first byte. */
char *guarded_front(size_t size, int fill);

/* A small generator of numbers, the same at every run. */
unsigned long random_next(unsigned long *state);

/* Calls fn(arg); what it throws, NULL when it returns. Any other throw ends the test's process. */
const char *throws(void (*fn)(void *), void *arg);

#endif
