/*
 * Where a signal does not kill its own sender (PID 1 of a namespace) a fault ends with status
 * 128 + signal.
 *
 * archs: native
 * wrap: pid1
 * expect-status: 139
 * expect-output: any
 */
#include "check.h"

int main(void)
{
	mote_gosched();
	*(volatile int *)0x1234 = 1;
	return 1;
}
