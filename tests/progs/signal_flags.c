/*
 * The flags of a handler of the program's: SA_RESTART, and a call that ends with -EINTR without it;
 * SA_RESETHAND: once, and then the default action; SA_NOCLDWAIT: no zombies; SA_NOCLDSTOP: not
 * told of a child that stops. Others are refused, and so is what is no function.
 */
#include "child.h"
#include "foreign.h"

static int handled, reader;
static int fd[2];

static void handles(int sig, struct kernel_siginfo *info, void *ucontext)
{
	(void)sig, (void)ucontext;
	CHECK(info != NULL && info->si_signo == sig);
	ADD(&handled, 1);
}

static bool returned;

/* The call goes on however often; then there is something to read. Or until it has ended. */
static void signals_reader(void *restarts)
{
	while (restarts ? LOAD(&handled) < 5 : !LOAD(&returned)) {
		nap(2 * MS);
		thread_kill(LOAD(&reader), SIGUSR1);
	}
	mote_rawsyscall(SYS_write, fd[1], "x", 1);
}

static long reads(unsigned long flags)
{
	static struct foreign thread;
	char c;

	handled = 0;
	returned = false;
	reader = (int)mote_rawsyscall(SYS_gettid);
	CHECK_EQ(mote_signal_handler(SIGUSR1, handles, flags), 0);
	foreign_start(&thread, signals_reader, (void *)flags, NULL);
	long n = mote_rawsyscall(SYS_read, fd[0], &c, 1);
	STORE(&returned, true);
	CHECK(LOAD(&handled) > 0);
	foreign_join(&thread);
	return n;
}

static void once(void)
{
	CHECK_EQ(mote_signal_handler(SIGUSR1, handles, SA_RESETHAND), 0);
	kill_self(SIGUSR1);
	CHECK_EQ(handled, 1);
	kill_self(SIGUSR1);
	mote_exit(3);
}

static void ends(void)
{
	mote_exit(0);
}

static const struct child_case cases[] = {
	{"once", once, -SIGUSR1, {NULL}, NULL},
	{"ends", ends, 0, {NULL}, NULL},
};

static void children_are_told(void)
{
	static struct child c;

	handled = 0;
	CHECK_EQ(mote_signal_handler(SIGCHLD, handles, SA_NOCLDSTOP | SA_RESTART), 0);
	CHECK_EQ(child_start(&c, "ends", 0), 0);
	CHECK_EQ(child_end(&c), 0);
	CHECK_EQ(handled, 1);
	if (emulated())
		return; /* it does not know the other flag */
	CHECK_EQ(mote_signal_handler(SIGCHLD, handles, SA_NOCLDWAIT | SA_RESTART), 0);
	CHECK_EQ(child_start(&c, "ends", 0), 0);
	while (child_reads(&c, NULL))
		;
	CHECK_EQ(mote_syscall(SYS_wait4, c.pid, &c.status, 0, 0), -ECHILD);
	CHECK_EQ(mote_signal_handler(SIGCHLD, NULL, 0), 0);
}

int main(int argc, char **argv, char **envp)
{
	char c;

	if (child_runs(argc, argv, envp, cases, COUNT(cases)))
		return 0;
	make_pipe(fd);
	mote_lockosthread();
	CHECK_EQ(reads(SA_RESTART), 1);
	CHECK_EQ(reads(0), -EINTR);
	CHECK_EQ(mote_rawsyscall(SYS_read, fd[0], &c, 1), 1);
	children(cases, 1);
	children_are_told();
	CHECK_EQ(mote_signal_handler(SIGUSR1, handles, SA_ONSTACK | SA_SIGINFO), 0);
	CHECK_EQ(mote_signal_handler(SIGUSR1, handles, 1ul << 40), -EINVAL);
	CHECK_EQ(mote_signal_handler(SIGKILL, handles, 0), -EINVAL);
	CHECK_EQ(mote_signal_handler(SIGSTOP, handles, 0), -EINVAL);
	CHECK_EQ(mote_signal_handler(MOTE_SIG, handles, 0), -EINVAL);
	CHECK_EQ(mote_signal_handler(0, handles, 0), -EINVAL);
	CHECK_EQ(mote_signal_handler(65, handles, 0), -EINVAL);
	return ok();
}
