/*
 * A throw in a handler of the program's shows whose thread it is on, and the way there: on a thread
 * of the runtime's or, in the other build, on one that it does not know.
 *
 * builds: foreign=-DFOREIGN
 * expect-throw: not now
 * expect-stderr-has: handles_this
 * expect-stderr-has: [running]
 * expect-stdout:
 */
#include "outside.h"

__attribute__((noinline)) void handles_this(int sig, struct kernel_siginfo *info, void *ucontext)
{
	(void)sig;
	(void)info;
	(void)ucontext;
	mote_throw("not now");
}

static void gets_one(void *arg)
{
	(void)arg;
	kill_self(SIGUSR1);
}

int main(void)
{
	CHECK_EQ(mote_signal_handler(SIGUSR1, handles_this, 0), 0);
#ifdef FOREIGN
	static struct foreign thread;
	foreign_start_tp(&thread, gets_one, NULL, TP_GARBAGE);
	foreign_join(&thread);
#else
	gets_one(NULL);
#endif
	return 1;
}
