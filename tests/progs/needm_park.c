/*
 * A borrowed M's G cannot sleep: throws.
 *
 * expect-throw: park on a borrowed M
 */
#include "foreign.h"

static void borrows(void *arg)
{
	(void)arg;
	mote_needm();
	mote_sleep(1);
}

int main(void)
{
	static struct foreign thread;

	foreign_start(&thread, borrows, NULL, NULL);
	foreign_join(&thread);
	return 0;
}
