/*
 * Deadlock: after main's goexit no G is left.
 *
 * expect-throw: all Gs are asleep - deadlock!
 * also: pinned
 */
#include "check.h"

int main(void)
{
	mote_goexit();
}
