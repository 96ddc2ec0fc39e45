/*
 * Where a signal does not kill its own sender, as PID 1 of a namespace: every fault is told and
 * ends with status 128 + signal, within a handler too; a throw is a throw; a signal that is sent
 * and that nobody wants, any more, does nothing.
 *
 * archs: native
 * wrap: pid1
 */
#include "child.h"
#include "faults.h"

static void low(void)
{
	fault_low();
}

static void low_in_g(void)
{
	in_g(fault_low);
}

static void low_in_foreign(void)
{
	in_foreign(fault_low);
}

static void bus(void)
{
	fault_bus();
}

static void ill(void)
{
	fault_ill();
}

static void trap(void)
{
	fault_trap();
}

static void faults(int sig, struct kernel_siginfo *info, void *ucontext)
{
	(void)sig, (void)info, (void)ucontext;
	fault_low();
}

static void in_handler(void)
{
	CHECK_EQ(mote_signal_handler(SIGUSR1, faults, 0), 0);
	kill_self(SIGUSR1);
}

static void throws(void)
{
	mote_throw("of PID 1");
}

/* The kernel keeps from PID 1 what would kill it. */
static void unwanted(void)
{
	CHECK_EQ(mote_signal_enable(SIGTERM), 0);
	kill_self(SIGTERM);
	CHECK_EQ(mote_signal_recv(), SIGTERM);
	CHECK_EQ(mote_signal_disable(SIGTERM), 0);
	kill_self(SIGTERM);
	kill_self(SIGHUP);
	mote_exit(3);
}

static const struct child_case cases[] = {
	{"SIGSEGV", low, 128 + SIGSEGV, {"fatal error: SIGSEGV", "G 1 [running]"}, NULL},
	{"in a G", low_in_g, 128 + SIGSEGV, {"fatal error: SIGSEGV", "G 2 [running]"}, NULL},
	{"foreign", low_in_foreign, 128 + SIGSEGV, {"fatal error: SIGSEGV", "a thread that"}, NULL},
	{"SIGBUS", bus, 128 + SIGBUS, {"fatal error: SIGBUS"}, NULL},
	{"SIGILL", ill, 128 + SIGILL, {"fatal error: SIGILL"}, NULL},
	{"SIGTRAP", trap, 128 + SIGTRAP, {"fatal error: SIGTRAP"}, NULL},
	{"in a handler", in_handler, 128 + SIGSEGV, {"in a signal handler"}, "running"},
	{"throw", throws, 2, {"fatal error: of PID 1"}, NULL},
	{"unwanted", unwanted, 3, {NULL}, NULL},
};

int main(int argc, char **argv, char **envp)
{
	static struct child c;

	CHECK_EQ(mote_rawsyscall(SYS_getpid), 1);
	if (child_runs(argc, argv, envp, cases, COUNT(cases)))
		return 0;
	for (int i = 0; i < COUNT(cases); i++) {
		CHECK_EQ(child_start(&c, cases[i].name, CHILD_NEWPID), 0);
		int status = child_end(&c);
		child_judge(&cases[i], &c, status < 0 ? 128 - status : status, cases[i].status);
	}
	return ok();
}
