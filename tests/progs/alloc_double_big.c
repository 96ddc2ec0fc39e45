/*
 * A block freed twice throws.
 *
 * expect-throw:
 */
#include "check.h"

int main(void)
{
	char *volatile p = mote_alloc(1000000);

	mote_free(p);
	mote_free(p);
	return 1;
}
