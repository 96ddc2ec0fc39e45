/*
 * Deadlock: many slots, all idle, main parked.
 *
 * expect-throw: all Gs are asleep - deadlock!
 * also: pinned
 */
#include "check.h"

int main(void)
{
	mote_procs(8);
	mote_sleep(MS);
	mote_park(NULL, NULL);
	return 1;
}
