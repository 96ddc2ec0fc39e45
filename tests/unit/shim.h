/* What the hosted unit tests share. */
#ifndef TESTS_UNIT_SHIM_H
#define TESTS_UNIT_SHIM_H

#include <stddef.h>

/*
 * Memory of `size` bytes whose end lies against a page that cannot be touched, filled with `fill`.
 * It stays until the test's process ends.
 */
char *guarded(size_t size, int fill);

/*
 * The same as above, the guard in front of the first byte.
 */
char *guarded_front(size_t size, int fill);

/* A small generator of numbers, the same at every run. */
unsigned long random_next(unsigned long *state);

/* throw() of the code under test: longjmps to the test that expects it, else fails the test. */
#define THROWS(statement, text)                                                                    \
	do {                                                                                       \
		if (!shim_expect()) {                                                              \
			statement;                                                                 \
			cr_assert_fail("no throw: %s", #statement);                                \
		}                                                                                  \
		cr_assert_str_eq(shim_thrown(), text);                                             \
	} while (0)

#include <setjmp.h>
#include <stdbool.h>

extern jmp_buf shim_jump;
extern bool shim_expected;

#define shim_expect() (shim_expected = true, setjmp(shim_jump))

const char *shim_thrown(void);

#endif
