/*
 * A fault far from any stack ends the process by SIGSEGV.
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
	mote_go(faults, (void *)0x700000000000);
	mote_park(NULL, NULL);
	return 1;
}
