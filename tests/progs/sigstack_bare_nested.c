/*
 * A foreign thread without a signal stack: a signal that comes while a handler of the program's
 * runs there is handled as well, on the same stack.
 *
 * also: pinned
 */
#include "foreign.h"

static int depth, most;
static struct mote_g *borrower;

static void nests(int sig, struct kernel_siginfo *info, void *ucontext)
{
	(void)info, (void)ucontext;
	CHECK_EQ(sig, SIGUSR1);
	if (!borrower)
		borrower = mote_getg();
	CHECK(mote_getg() == borrower);
	if (++depth > most)
		most = depth;
	if (depth < 4)
		kill_self(SIGUSR1);
	else
		kill_self(SIGSEGV); /* is queued */
	depth--;
}

static void signals_itself(void *arg)
{
	(void)arg;
	kill_self(SIGUSR1);
	CHECK(mote_getg() == NULL);
}

int main(void)
{
	static struct foreign thread;

	CHECK_EQ(mote_signal_handler(SIGUSR1, nests, SA_NODEFER), 0);
	CHECK_EQ(mote_signal_enable(SIGSEGV), 0);
	foreign_start(&thread, signals_itself, NULL, NULL);
	foreign_join(&thread);
	CHECK_EQ(most, 4);
	CHECK_EQ(depth, 0);
	CHECK_EQ(mote_signal_recv(), SIGSEGV);
	return ok();
}
