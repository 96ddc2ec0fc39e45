/*
 * Freeing a pointer that is not aligned throws.
 *
 * expect-throw:
 */
#include "check.h"

int main(void)
{
	char *p = mote_alloc(1000);

	mote_free(p + 1);
	return 1;
}
