/*
 * Freeing a pointer into the middle of a block throws.
 *
 * expect-throw:
 */
#include "check.h"

int main(void)
{
	char *p = mote_alloc(1000);

	mote_free(p + 16);
	return 1;
}
