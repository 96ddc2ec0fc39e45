/*
 * While a handler runs every signal is blocked but the five of faults; with SA_NODEFER not its own
 * either; afterwards the mask is the thread's own again. On main, in a G with another mask, on a
 * foreign thread. What comes meanwhile is handled afterwards. The kernel's record of the handler
 * says the same.
 */
#include "foreign.h"

#define BIT(sig) (1ull << ((sig)-1))
#define FAULTS (BIT(SIGSEGV) | BIT(SIGBUS) | BIT(SIGFPE) | BIT(SIGILL) | BIT(SIGTRAP))
#define NEVER (BIT(SIGKILL) | BIT(SIGSTOP))
#define ALL (~(FAULTS | NEVER))
/* What can be blocked, and what an emulator has no other use for. */
#define KNOWN ((emulated() ? BIT(32) - 1 : ~0ull) & ~NEVER)

static uint64_t in_handler, own;
static int usr1, usr2, inside;
static bool send;

static uint64_t mask(void)
{
	uint64_t now = 0;

	CHECK_EQ(mote_rawsyscall(SYS_rt_sigprocmask, SIG_BLOCK, NULL, &now, 8), 0);
	return now;
}

static void handles1(int sig, struct kernel_siginfo *info, void *ucontext)
{
	(void)sig, (void)info, (void)ucontext;
	CHECK_EQ(ADD(&inside, 1), 1);
	in_handler = mask();
	usr1++;
	if (SWAP(&send, false)) {
		int had = usr2;
		kill_self(SIGUSR1);
		kill_self(SIGUSR2);
		CHECK_EQ(usr1, 1);
		CHECK_EQ(usr2, had);
	}
	ADD(&inside, -1);
}

static void handles2(int sig, struct kernel_siginfo *info, void *ucontext)
{
	(void)sig, (void)info, (void)ucontext;
	in_handler = mask();
	usr2++;
	if (SWAP(&send, false)) {
		kill_self(SIGUSR2);
		CHECK_EQ(usr2, 2);
		kill_self(SIGUSR1);
		CHECK_EQ(usr1, 0);
		in_handler = mask();
	}
}

/* One after the other, though both were sent within the first. */
static void deferred(void)
{
	usr1 = usr2 = 0;
	STORE(&send, true);
	kill_self(SIGUSR1);
	CHECK_EQ(usr1, 2);
	CHECK_EQ(usr2, 1);
	usr1 = 0;
	kill_self(SIGUSR1);
	CHECK_EQ(in_handler & KNOWN, ALL & KNOWN);
	CHECK_EQ(mask(), own);
}

/* Within itself. */
static void nested(void)
{
	usr1 = usr2 = 0;
	STORE(&send, true);
	kill_self(SIGUSR2);
	CHECK_EQ(usr2, 2);
	CHECK_EQ(usr1, 1);
	kill_self(SIGUSR2);
	CHECK_EQ(in_handler & KNOWN, ALL & ~BIT(SIGUSR2) & KNOWN);
	CHECK_EQ(mask(), own);
}

static void checks(void *arg)
{
	own = BIT(SIGALRM) | BIT(SIGPROF);
	CHECK_EQ(mote_rawsyscall(SYS_rt_sigprocmask, SIG_SETMASK, &own, NULL, 8), 0);
	deferred();
	nested();
	own = 0;
	CHECK_EQ(mote_rawsyscall(SYS_rt_sigprocmask, SIG_SETMASK, &own, NULL, 8), 0);
	STORE((bool *)arg, true);
}

static void recorded(int sig, unsigned long flags, unsigned long not )
{
	struct kernel_sigaction sa;

	CHECK_EQ(mote_rawsyscall(SYS_rt_sigaction, sig, 0, &sa, 8), 0);
	CHECK((sa.sa_flags & (flags | SA_ONSTACK | SA_SIGINFO)) ==
	      (flags | SA_ONSTACK | SA_SIGINFO));
	CHECK_EQ(sa.sa_flags & not, 0);
	CHECK_EQ((sa.sa_mask | BIT(sig)) & (ALL | FAULTS) & KNOWN, (ALL | BIT(sig)) & KNOWN);
}

static void bound(void *arg)
{
	mote_lockosthread();
	checks(arg);
}

int main(void)
{
	static struct foreign thread;
	bool done = false;

	CHECK_EQ(mote_signal_handler(SIGUSR1, handles1, SA_RESTART), 0);
	CHECK_EQ(mote_signal_handler(SIGUSR2, handles2, SA_NODEFER), 0);
	CHECK_EQ(mote_signal_enable(SIGCHLD), 0);
	recorded(SIGUSR1, SA_RESTART, SA_NODEFER | SA_RESETHAND);
	recorded(SIGUSR2, SA_NODEFER, SA_RESTART | SA_RESETHAND);
	recorded(SIGCHLD, SA_RESTART, SA_NODEFER | SA_RESETHAND);
	recorded(SIGSEGV, 0, SA_NODEFER | SA_RESETHAND);
	recorded(MOTE_SIG, SA_RESTART, SA_RESETHAND);
	mote_lockosthread();
	checks(&done);
	done = false;
	CHECK_EQ(mote_go(bound, &done), 0);
	WAIT_FOR(LOAD(&done));
	foreign_start(&thread, checks, &done, NULL);
	foreign_join(&thread);
	return ok();
}
