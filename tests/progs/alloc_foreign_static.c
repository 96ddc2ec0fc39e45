/*
 * Freeing a pointer to static memory throws.
 *
 * expect-throw:
 */
#include "check.h"

int main(void)
{
	static long long p[8] __attribute__((aligned(16)));

	mote_free(p);
	return 1;
}
