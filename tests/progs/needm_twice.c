/*
 * A thread that has an M already borrows another: throws.
 *
 * expect-throw: needm: the thread has an M
 */
#include "foreign.h"

static void borrows(void *arg)
{
	(void)arg;
	mote_needm();
	mote_needm();
}

int main(void)
{
	static struct foreign thread;

	foreign_start(&thread, borrows, NULL, NULL);
	foreign_join(&thread);
	return 0;
}
