/*
 * What fd 2 is does not change how a process dies: behind it is a pipe that nobody reads, or a file
 * that may not grow. Faults end by their own signals, also within a handler, throws with status 2.
 */
#include "child.h"
#include "faults.h"
#include "foreign.h"

#define RLIMIT_FSIZE 1

static void break_pipe(void)
{
	int fd[2];

	make_pipe(fd);
	CHECK_EQ(mote_rawsyscall(SYS_dup3, fd[1], 2, 0), 2);
	mote_rawsyscall(SYS_close, fd[0]);
	mote_rawsyscall(SYS_close, fd[1]);
}

static void break_file(void)
{
	static const uint64_t none[2];
	long fd = mote_rawsyscall(SYS_memfd_create, "full", 0);

	CHECK(fd > 2);
	CHECK_EQ(mote_rawsyscall(SYS_dup3, fd, 2, 0), 2);
	mote_rawsyscall(SYS_prlimit64, 0, RLIMIT_FSIZE, none, NULL);
}

static void faults(int sig, struct kernel_siginfo *info, void *ucontext)
{
	(void)sig;
	(void)info;
	(void)ucontext;
	fault_low();
}

static void in_handler(void)
{
	CHECK_EQ(mote_signal_handler(SIGUSR1, faults, 0), 0);
	kill_self(SIGUSR1);
}

static void throws(void)
{
	mote_throw("nobody hears");
}

#define CASE(what, fn)                                                                             \
	static void pipe_##what(void)                                                              \
	{                                                                                          \
		break_pipe();                                                                      \
		fn();                                                                              \
	}                                                                                          \
	static void file_##what(void)                                                              \
	{                                                                                          \
		break_file();                                                                      \
		fn();                                                                              \
	}

CASE(segv, fault_low)
CASE(ill, fault_ill)
CASE(trap, fault_trap)
CASE(handler, in_handler)
CASE(throws, throws)

static const struct child_case cases[] = {
	{"pipe segv", pipe_segv, -SIGSEGV, {NULL}, NULL},
	{"pipe ill", pipe_ill, -SIGILL, {NULL}, NULL},
	{"pipe trap", pipe_trap, -SIGTRAP, {NULL}, NULL},
	{"pipe handler", pipe_handler, -SIGSEGV, {NULL}, NULL},
	{"pipe throw", pipe_throws, 2, {NULL}, NULL},
	{"file segv", file_segv, -SIGSEGV, {NULL}, NULL},
	{"file ill", file_ill, -SIGILL, {NULL}, NULL},
	{"file trap", file_trap, -SIGTRAP, {NULL}, NULL},
	{"file handler", file_handler, -SIGSEGV, {NULL}, NULL},
	{"file throw", file_throws, 2, {NULL}, NULL},
};

int main(int argc, char **argv, char **envp)
{
	return child_main(argc, argv, envp, cases, COUNT(cases));
}
