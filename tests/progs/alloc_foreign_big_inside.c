/*
 * Freeing a pointer into the middle of a big block throws.
 *
 * expect-throw:
 */
#include "check.h"

int main(void)
{
	char *p = mote_alloc(1000000);

	mote_free(p + 65536);
	return 1;
}
