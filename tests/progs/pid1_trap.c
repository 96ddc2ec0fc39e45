/*
 * The same where a signal does not kill its own sender.
 *
 * archs: x86_64
 * wrap: pid1
 * expect-status: 133
 * expect-output: any
 */
#include "check.h"

int main(void)
{
	mote_gosched();
	__asm__ volatile("int3");
	return 0;
}
