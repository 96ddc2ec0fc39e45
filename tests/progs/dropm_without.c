/*
 * An M can be given back once only.
 *
 * expect-throw: dropm: no borrowed M
 */
#include "foreign.h"

static void borrows(void *arg)
{
	(void)arg;
	mote_needm();
	mote_dropm();
	mote_dropm();
}

int main(void)
{
	static struct foreign thread;

	foreign_start(&thread, borrows, NULL, NULL);
	foreign_join(&thread);
	return 0;
}
