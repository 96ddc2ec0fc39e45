/*
 * Deadlock: main alone, in a select without cases that waits for ever.
 *
 * expect-throw: all Gs are asleep - deadlock!
 * also: pinned
 */
#include "check.h"

int main(void)
{
	mote_select(NULL, 0, -1);
	return 1;
}
