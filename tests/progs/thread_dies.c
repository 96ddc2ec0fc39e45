/*
 * A thread that ends by itself, with the slot and the G that it had, is told.
 * expect-throw: a thread has ended without a word: M
 */
#include "check.h"

static void ends(void *arg)
{
	(void)arg;
	mote_rawsyscall(SYS_exit, 0);
}

int main(void)
{
	struct mote_sema never = {0};

	mote_go(ends, NULL);
	mote_semacquire(&never);
	return 0;
}
