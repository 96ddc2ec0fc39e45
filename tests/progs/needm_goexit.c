/*
 * A borrowed M's G does not end, its thread does.
 *
 * expect-throw: park on a borrowed M
 */
#include "foreign.h"

static void borrows(void *arg)
{
	(void)arg;
	mote_needm();
	mote_goexit();
}

int main(void)
{
	static struct foreign thread;

	foreign_start(&thread, borrows, NULL, NULL);
	foreign_join(&thread);
	return 0;
}
