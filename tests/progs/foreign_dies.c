/*
 * A signal that nobody wants hits a foreign thread: its default action, whatever the thread's
 * pointer; the program has had it enabled before.
 *
 * expect-status: signal 12
 * builds: none=-DKIND=TP_NONE own=-DKIND=TP_OWN garbage=-DKIND=TP_GARBAGE
 */
#include "outside.h"

#ifndef KIND
#define KIND TP_PARENT
#endif

static struct foreign other;

static void dies(void *arg)
{
	(void)arg;
	kill_self(SIGUSR2);
	mote_exit(3);
}

int main(void)
{
	CHECK_EQ(mote_signal_enable(SIGUSR2), 0);
	kill_self(SIGUSR2);
	CHECK_EQ(mote_signal_recv(), SIGUSR2);
	CHECK_EQ(mote_signal_disable(SIGUSR2), 0);
	foreign_start_tp(&other, dies, NULL, KIND);
	foreign_join(&other);
	return 1;
}
