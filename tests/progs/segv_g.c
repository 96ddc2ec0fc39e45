/*
 * A fault in a G that is no stack overflow ends the process by SIGSEGV.
 *
 * expect-status: signal 11
 * expect-output: any
 * also: pinned
 */
#include "check.h"

static void faults(void *arg)
{
	*(volatile int *)arg = 1;
}

int main(void)
{
	mote_gosched();
	mote_go(faults, (void *)0x1234);
	mote_park(NULL, NULL);
	return 1;
}
