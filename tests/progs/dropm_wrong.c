/*
 * dropm without needm throws: on a foreign thread, with its parent's thread pointer or none, after
 * a dropm, even if something has put the lent thread pointer in again, and on a thread of the
 * runtime's; so does one within a handler.
 *
 * expect-throw: dropm
 * builds: none=-DKIND=TP_NONE twice=-DTWICE kept=-DTWICE,-DKEPT own=-DOWN handler=-DHANDLER
 */
#include "outside.h"

#ifndef KIND
#define KIND TP_PARENT
#endif

static struct foreign other;

static void handles(int sig, struct kernel_siginfo *info, void *ucontext)
{
	(void)sig, (void)info, (void)ucontext;
	mote_dropm();
}

static void drops(void *arg)
{
	(void)arg;
#ifdef HANDLER
	mote_needm();
	kill_self(SIGUSR1);
	mote_exit(1);
#endif
#ifdef TWICE
	mote_needm();
#ifdef KEPT
	unsigned long lent = thread_pointer();
#endif
	mote_dropm();
#ifdef KEPT
	set_thread_pointer(lent);
#endif
#endif
	mote_dropm();
	mote_exit(1);
}

int main(void)
{
#ifdef OWN
	mote_dropm();
#endif
	CHECK_EQ(mote_signal_handler(SIGUSR1, handles, 0), 0);
	foreign_start_tp(&other, drops, NULL, KIND);
	foreign_join(&other);
	return 1;
}
