/*
 * Thirty signals that were blocked and pending are taken at once when they are unblocked: on main,
 * on a G's thread, on a foreign one; queued ones, and those of a handler, which runs once for each,
 * never within itself.
 *
 * also: pinned
 */
#include "foreign.h"

/* Not SIGCONT: a stop that is sent takes it away. */
static const int queued[] = {SIGHUP,   SIGINT,	SIGQUIT, SIGABRT,   SIGUSR2, SIGPIPE,
			     SIGALRM,  SIGTERM, SIGCHLD, SIGTSTP,   SIGTTIN, SIGTTOU,
			     SIGURG,   SIGXCPU, SIGXFSZ, SIGVTALRM, SIGPROF, SIGIO,
			     SIGWINCH, SIGPWR,	SIGSYS,	 35,	    36,	     37};
static const int handled[] = {SIGUSR1, SIGTRAP, SIGILL, SIGFPE, 33, 40};

static int calls, inside, most_inside;
static uint64_t seen;

static void handles(int sig, struct kernel_siginfo *info, void *ucontext)
{
	(void)info, (void)ucontext;
	int n = ADD(&inside, 1);

	if (n > most_inside)
		most_inside = n;
	CHECK(!(seen >> (sig - 1) & 1));
	seen |= 1ull << (sig - 1);
	calls++;
	ADD(&inside, -1);
}

static void takes(void *arg)
{
	static const uint64_t all = ~0ull;
	uint64_t before;

	mote_rawsyscall(SYS_rt_sigprocmask, SIG_SETMASK, &all, &before, 8);
	for (int i = 0; i < COUNT(queued); i++)
		kill_self(queued[i]);
	for (int i = 0; i < COUNT(handled); i++)
		kill_self(handled[i]);
	CHECK_EQ(calls, 0);
	mote_rawsyscall(SYS_rt_sigprocmask, SIG_SETMASK, &before, NULL, 8);
	CHECK_EQ(calls, COUNT(handled));
	STORE((bool *)arg, true);
}

static void takes_bound(void *arg)
{
	mote_lockosthread();
	takes(arg);
}

static void look(void)
{
	uint64_t got = 0, wanted = 0;
	int sig;

	while ((sig = mote_signal_tryrecv()) != -EAGAIN) {
		CHECK(sig > 0 && !(got >> (sig - 1) & 1));
		got |= 1ull << (sig - 1);
	}
	for (int i = 0; i < COUNT(queued); i++)
		wanted |= 1ull << (queued[i] - 1);
	CHECK_EQ(got, wanted);
	/* Handlers of the signals of faults may come within others. */
	CHECK(most_inside >= 1 && most_inside <= 4);
	calls = 0;
	seen = 0;
}

int main(void)
{
	static struct foreign thread;

	for (int i = 0; i < COUNT(queued); i++)
		CHECK_EQ(mote_signal_enable(queued[i]), 0);
	for (int i = 0; i < COUNT(handled); i++)
		CHECK_EQ(mote_signal_handler(handled[i], handles, 0), 0);
	mote_lockosthread();
	for (int i = 0; i < 50; i++) {
		bool done = false;
		takes(&done);
		look();
		done = false;
		CHECK_EQ(mote_go(takes_bound, &done), 0);
		WAIT_FOR(LOAD(&done));
		look();
		foreign_start(&thread, takes, &done, NULL);
		foreign_join(&thread);
		look();
	}
	return ok();
}
