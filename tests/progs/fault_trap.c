/*
 * A breakpoint, whose instruction does not run again.
 *
 * archs: x86_64
 * expect-status: signal 5
 * expect-stderr-line: fatal error: SIGTRAP: trap
 */
#include "check.h"

int main(void)
{
	mote_gosched();
	__asm__ volatile("int3");
	return 0;
}
