/*
 * A thread that ends by itself, with the slot and the G that it had, is told; and so is one that
 * ends in a call, when its slot has been taken from it, for others or because all was quiet.
 *
 * builds: call=-DCALL busy=-DCALL=100
 * expect-throw: a thread has ended without a word: M
 */
#include "check.h"

static void ends(void *arg)
{
	(void)arg;
#ifdef CALL
	mote_syscall(SYS_exit, 0);
#else
	mote_rawsyscall(SYS_exit, 0);
#endif
}

int main(void)
{
	struct mote_sema never = {0};

	mote_go(ends, NULL);
#ifdef CALL
	for (int64_t start = mote_nanotime(); mote_nanotime() - start < (CALL - 1) * MS;)
		mote_gosched();
#endif
	mote_semacquire(&never);
	return 0;
}
