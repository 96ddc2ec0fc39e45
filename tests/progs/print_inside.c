/*
 * A foreign thread and a handler whose stacks are parts of main's own stack print to a full pipe:
 * that is no blocking call of main's, whose slot stays with its M, and which goes on.
 *
 * also: pinned
 */
#include "outside.h"

static int pipe_fd[2];
static int state, ran;

static void fill(void)
{
	static char block[4096];

	CHECK_EQ(mote_rawsyscall(SYS_pipe2, pipe_fd, O_CLOEXEC | O_NONBLOCK), 0);
	while (mote_rawsyscall(SYS_write, pipe_fd[1], block, sizeof block) > 0)
		;
	CHECK_EQ(mote_rawsyscall(SYS_fcntl, pipe_fd[1], F_SETFL, O_WRONLY), 0);
	CHECK(mote_rawsyscall(SYS_dup3, pipe_fd[1], 1, 0) >= 0);
}

static void empty(void)
{
	static char block[4096];

	while (mote_rawsyscall(SYS_read, pipe_fd[0], block, sizeof block) > 0)
		;
}

static void prints(void *arg)
{
	(void)arg;
	STORE(&state, 1);
	CHECK(mote_printf("x") == 1);
	STORE(&state, 2);
}

static void handles(int sig, struct kernel_siginfo *info, void *ucontext)
{
	(void)sig;
	(void)info;
	(void)ucontext;
	prints(NULL);
}

static void runs(void *arg)
{
	(void)arg;
	STORE(&ran, 1);
}

static void empties(void *arg)
{
	(void)arg;
	nap(SECOND / 20);
	empty();
}

int main(void)
{
	char stack[FOREIGN_STACK] __attribute__((aligned(16)));
	static struct foreign inside, other;
	struct kernel_stack alternate = {.ss_sp = stack, .ss_size = sizeof stack};
	int out;

	mote_procs(1);
	out = (int)mote_rawsyscall(SYS_fcntl, 1, F_DUPFD_CLOEXEC, 3);
	fill();
	inside.stack = stack;
	foreign_start(&inside, prints, NULL, NULL);
	while (LOAD(&state) == 0)
		;
	for (int i = 0; i < 100; i++)
		nap(SECOND / 1000);
	CHECK_EQ(state, 1);
	CHECK_EQ(mote_go(runs, NULL), 0);
	WAIT_FOR(LOAD(&ran));
	empty();
	foreign_join(&inside);
	CHECK_EQ(state, 2);

	fill();
	CHECK_EQ(mote_rawsyscall(SYS_sigaltstack, &alternate, NULL), 0);
	CHECK_EQ(mote_signal_handler(SIGUSR1, handles, 0), 0);
	foreign_start(&other, empties, NULL, NULL);
	STORE(&ran, 0);
	CHECK_EQ(mote_go(runs, NULL), 0);
	kill_self(SIGUSR1);
	CHECK_EQ(ran, 0); /* there is one slot */
	foreign_join(&other);
	CHECK(mote_rawsyscall(SYS_dup3, out, 1, 0) >= 0);
	return ok();
}
