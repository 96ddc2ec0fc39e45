/*
 * Thread variables in a program without Gs.
 *
 * builds: pie=-static-pie
 */
#include "check.h"

static __thread int initialised = 42;
static __thread int zero;
static __thread long aligned __attribute__((aligned(128))) = 7;

int main(void)
{
	int *volatile p = &initialised;

	CHECK_EQ(*p, 42);
	CHECK_EQ(zero, 0);
	CHECK_EQ(aligned, 7);
	CHECK_EQ((unsigned long)&aligned % 128, 0);
	*p = 1;
	CHECK_EQ(initialised, 1);
	return ok();
}
