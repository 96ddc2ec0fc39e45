/*
 * The same for the first thread, which stays as a zombie.
 * expect-throw: a thread has ended without a word: M
 */
#include "check.h"

static void waits(void *arg)
{
	(void)arg;
	static struct mote_sema never;

	mote_semacquire(&never);
}

int main(void)
{
	mote_go(waits, NULL);
	mote_gosched();
	mote_rawsyscall(SYS_exit, 0);
	return 0;
}
