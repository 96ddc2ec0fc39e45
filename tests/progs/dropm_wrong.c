/*
 * dropm without needm throws: on a foreign thread, with its parent's thread pointer or none, after
 * a dropm, even if something has put the lent thread pointer in again, and on a thread of the
 * runtime's.
 *
 * expect-throw: dropm
 * builds: none=-DKIND=TP_NONE twice=-DTWICE kept=-DTWICE,-DKEPT own=-DOWN
 */
#include "outside.h"

#ifndef KIND
#define KIND TP_PARENT
#endif

static struct foreign other;

static void drops(void *arg)
{
	(void)arg;
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
	foreign_start_tp(&other, drops, NULL, KIND);
	foreign_join(&other);
	return 1;
}
