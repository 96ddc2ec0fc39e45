/* For tests/gdb/run: a handler on the stack of main, of a G, of a foreign thread. */
#include "foreign.h"

static volatile int depth;

__attribute__((noinline)) void handles(int sig, struct kernel_siginfo *info, void *ucontext)
{
	(void)sig, (void)info, (void)ucontext;
	depth++;
}

__attribute__((noinline)) void signals_itself(void)
{
	kill_self(SIGUSR1);
	depth--;
}

/* In the middle of a function without a call: its registers are all that leads on. */
__attribute__((noinline)) void computes(void *arg)
{
	volatile long sum = 0;

	(void)arg;
	signals_itself();
	for (long i = 0; i < 100; i++)
		sum += i;
}

__attribute__((noinline)) void runs_in_g(void *arg)
{
	computes(arg);
	depth++;
}

__attribute__((noinline)) void runs_in_foreign(void *arg)
{
	computes(arg);
	depth++;
}

__attribute__((noinline)) void runs_in_main(void)
{
	computes(NULL);
	depth++;
}

__attribute__((noinline)) void again(void)
{
	computes(NULL);
	depth++;
}

int main(void)
{
	static struct foreign thread;

	CHECK_EQ(mote_signal_handler(SIGUSR1, handles, 0), 0);
	mote_procs(1);
	runs_in_main();
	again();
	CHECK_EQ(mote_go(runs_in_g, NULL), 0);
	mote_gosched();
	foreign_start(&thread, runs_in_foreign, NULL, NULL);
	foreign_join(&thread);
	return 0;
}
