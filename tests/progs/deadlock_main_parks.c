/*
 * Deadlock: main parks alone, and nobody is left to ready it.
 *
 * expect-throw: all Gs are asleep - deadlock!
 * also: pinned
 */
#include "check.h"

int main(void)
{
	mote_park(NULL, NULL);
	return 1;
}
