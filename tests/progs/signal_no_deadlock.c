/*
 * Where a signal is enabled, Gs that all wait are no deadlock: one of them is woken by it.
 *
 * also: pinned
 */
#include "foreign.h"

static struct mote_sema come;
static struct foreign other;

static void receives(void *arg)
{
	(void)arg;
	CHECK_EQ(mote_signal_recv(), SIGUSR1);
	mote_semrelease(&come);
}

static void sends(void *arg)
{
	(void)arg;
	nap(50 * MS);
	mote_rawsyscall(SYS_kill, mote_rawsyscall(SYS_getpid), SIGUSR1);
}

int main(void)
{
	CHECK_EQ(mote_signal_enable(SIGUSR1), 0);
	CHECK_EQ(mote_go(receives, NULL), 0);
	foreign_start(&other, sends, NULL, NULL);
	mote_semacquire(&come);
	foreign_join(&other);
	return ok();
}
