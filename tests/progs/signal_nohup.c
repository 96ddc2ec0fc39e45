/*
 * Under nohup: SIGHUP that was ignored at the start stays ignored until it is enabled, and is again
 * after disable. Without, it kills, and does so again after disable. SIGPIPE stays what it was,
 * whatever else the program enables.
 */
#include "child.h"
#include "foreign.h"

static bool ignored_at_start(int sig)
{
	struct kernel_sigaction sa;

	CHECK_EQ(mote_rawsyscall(SYS_rt_sigaction, sig, 0, &sa, 8), 0);
	return sa.sa_handler == SIG_IGN;
}

static void never(void)
{
	mote_gosched();
	CHECK_EQ(mote_signal_ignored(SIGHUP), ignored_at_start(SIGHUP));
	kill_self(SIGHUP);
	mote_rawsyscall(SYS_kill, mote_rawsyscall(SYS_getpid), SIGHUP);
	mote_exit(3);
}

static void enabled(void)
{
	CHECK_EQ(mote_signal_enable(SIGHUP), 0);
	for (int i = 0; i < 2; i++) {
		kill_self(SIGHUP);
		CHECK_EQ(mote_signal_recv(), SIGHUP);
	}
	mote_exit(4);
}

static void disabled(void)
{
	CHECK_EQ(mote_signal_enable(SIGHUP), 0);
	kill_self(SIGHUP);
	CHECK_EQ(mote_signal_recv(), SIGHUP);
	CHECK_EQ(mote_signal_disable(SIGHUP), 0);
	CHECK_EQ(mote_signal_tryrecv(), -EAGAIN);
	never();
}

static void ignored(void)
{
	CHECK_EQ(mote_signal_ignore(SIGHUP), 0);
	CHECK(mote_signal_ignored(SIGHUP));
	kill_self(SIGHUP);
	CHECK_EQ(mote_signal_disable(SIGHUP), 0);
	never();
}

static void writes(void)
{
	int fd[2];

	CHECK_EQ(mote_signal_enable(SIGHUP), 0);
	make_pipe(fd);
	mote_rawsyscall(SYS_close, fd[0]);
	long n = mote_syscall(SYS_write, fd[1], "x", 1);
	CHECK_EQ(n, -EPIPE);
	mote_exit(5);
}

/* With SIGHUP and SIGPIPE as usual; then with both ignored. */
static const struct child_case usual[] = {
	{"never", never, -SIGHUP, {NULL}, NULL},       {"enabled", enabled, 4, {NULL}, NULL},
	{"disabled", disabled, -SIGHUP, {NULL}, NULL}, {"ignored", ignored, -SIGHUP, {NULL}, NULL},
	{"writes", writes, -SIGPIPE, {NULL}, NULL},
};
static const struct child_case nohup[] = {
	{"never", never, 3, {NULL}, NULL},	 {"enabled", enabled, 4, {NULL}, NULL},
	{"disabled", disabled, 3, {NULL}, NULL}, {"ignored", ignored, 3, {NULL}, NULL},
	{"writes", writes, 5, {NULL}, NULL},
};

int main(int argc, char **argv, char **envp)
{
	struct kernel_sigaction ignore = {.sa_handler = SIG_IGN};

	if (child_runs(argc, argv, envp, usual, COUNT(usual)))
		return 0;
	children(usual, COUNT(usual));
	CHECK_EQ(mote_rawsyscall(SYS_rt_sigaction, SIGHUP, &ignore, 0, 8), 0);
	CHECK_EQ(mote_rawsyscall(SYS_rt_sigaction, SIGPIPE, &ignore, 0, 8), 0);
	children(nohup, COUNT(nohup));
	return ok();
}
