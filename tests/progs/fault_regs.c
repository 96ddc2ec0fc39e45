/*
 * A fault's report has the registers, and the G's frames; then the process dies by that signal.
 *
 * expect-status: signal 11
 * expect-stderr-line: fatal error: SIGSEGV: segmentation violation
 * expect-stderr-has: addr=0x5a5a0
 * expect-stderr-has: =000000000005a5a0
 * expect-stderr-has: G 1 [running]:
 */
#include "check.h"

int main(void)
{
	volatile int *volatile p = (volatile int *)0x5a5a0;

	mote_gosched();
	return *p;
}
