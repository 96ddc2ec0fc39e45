/*
 * A ready of the G that calls it throws.
 *
 * expect-throw: ready: G is not parked
 */
#include "check.h"

int main(void)
{
	mote_ready(mote_getg());
	return 1;
}
