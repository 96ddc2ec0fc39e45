/*
 * A process that shares the memory and has dispositions of its own, as on the way to exec, dies of
 * a signal that was disabled after its start: it would find the handler in place for ever.
 *
 * also: pinned
 * archs: native
 */
#include "foreign.h"

#define CLONE_VM_ALONE 0x00000100

static void waits(void *arg)
{
	STORE((int *)arg, 1);
	for (;;)
		nap(SECOND);
}

int main(void)
{
	static char stack[FOREIGN_STACK] __attribute__((aligned(16)));
	void **top = (void **)(stack + sizeof stack) - 2;
	int running = 0, status = 0, unused;
	long pid;

	CHECK_EQ(mote_signal_enable(SIGUSR1), 0);
	top[0] = (void *)waits;
	top[1] = &running;
	pid = foreign_clone(CLONE_VM_ALONE | SIGCHLD, top, &unused, NULL);
	CHECK(pid > 0);
	WAIT_FOR(LOAD(&running));
	CHECK_EQ(mote_signal_disable(SIGUSR1), 0);
	CHECK_EQ(mote_rawsyscall(SYS_kill, pid, SIGUSR1), 0);
	CHECK_EQ(mote_syscall(SYS_wait4, pid, &status, 0, 0), pid);
	CHECK_EQ(status, SIGUSR1);
	return ok();
}
