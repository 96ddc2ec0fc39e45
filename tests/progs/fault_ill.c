/*
 * An illegal instruction.
 *
 * expect-status: signal 4
 * expect-stderr-line: fatal error: SIGILL: illegal instruction
 */
#include "check.h"

int main(void)
{
	mote_gosched();
#if defined(__x86_64__)
	__asm__ volatile("ud2");
#else
	__asm__ volatile(".long 0");
#endif
	return 0;
}
