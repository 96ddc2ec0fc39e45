/*
 * A fault on a foreign thread is told as that.
 *
 * expect-status: signal 11
 * expect-stderr-line: fatal error: SIGSEGV: segmentation violation
 * expect-stderr-has: a thread that is not the runtime's:
 */
#include "foreign.h"

static void faults(void *arg)
{
	*(volatile int *)arg = 1;
}

int main(void)
{
	static struct foreign thread;

	mote_gosched();
	foreign_start(&thread, faults, (void *)0x1234, NULL);
	foreign_join(&thread);
	return 0;
}
