/*
 * A semaphore may be taken on a borrowed M, but not waited for.
 *
 * expect-throw: park on a borrowed M
 */
#include "foreign.h"

static void borrows(void *arg)
{
	(void)arg;
	static struct mote_sema s;

	mote_needm();
	mote_semrelease(&s);
	mote_semacquire(&s);
	mote_semacquire(&s);
}

int main(void)
{
	static struct foreign thread;

	foreign_start(&thread, borrows, NULL, NULL);
	foreign_join(&thread);
	return 0;
}
