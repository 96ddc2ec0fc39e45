/*
 * A deadlock of PID 1 of a namespace is told, with status 2.
 *
 * archs: native
 * wrap: pid1
 * expect-throw: all Gs are asleep - deadlock!
 */
#include "check.h"

int main(void)
{
	mote_park(NULL, NULL);
	return 1;
}
