/*
 * Freeing a pointer to the stack throws.
 *
 * expect-throw:
 */
#include "check.h"

int main(void)
{
	long long p[8] __attribute__((aligned(16)));

	mote_free(p);
	return 1;
}
