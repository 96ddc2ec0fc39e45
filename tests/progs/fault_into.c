/*
 * A segmentation violation by a trap, whose instruction does not run again: the process dies of it
 * all the same.
 *
 * archs: x86_64
 * expect-status: signal 11
 * expect-stderr-line: fatal error: SIGSEGV: segmentation violation
 */
#include "check.h"

int main(void)
{
	mote_gosched();
	__asm__ volatile("int $4");
	return 0;
}
