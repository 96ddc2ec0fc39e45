/*
 * Deadlock: a G that is locked to its M parks alone.
 *
 * expect-throw: all Gs are asleep - deadlock!
 * also: pinned
 */
#include "check.h"

int main(void)
{
	mote_lockosthread();
	mote_park(NULL, NULL);
	return 1;
}
