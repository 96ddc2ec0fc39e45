/*
 * A thread of the runtime's own has an M.
 *
 * expect-throw: needm: the thread has an M
 */
#include "check.h"

int main(void)
{
	mote_needm();
	return 0;
}
