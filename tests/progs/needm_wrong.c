/*
 * needm twice throws; on a thread of the runtime's too.
 *
 * expect-throw: needm
 * builds: own=-DOWN
 */
#include "outside.h"

static struct foreign other;

static void takes_two(void *arg)
{
	(void)arg;
	mote_needm();
	mote_needm();
	mote_exit(1);
}

int main(void)
{
#ifdef OWN
	mote_needm();
#endif
	foreign_start_tp(&other, takes_two, NULL, TP_GARBAGE);
	foreign_join(&other);
	return 1;
}
