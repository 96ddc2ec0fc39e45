/*
 * Deadlock: main waits for a semaphore that nobody will release.
 *
 * expect-throw: all Gs are asleep - deadlock!
 * also: pinned
 */
#include "check.h"

int main(void)
{
	static struct mote_sema none;

	mote_semacquire(&none);
	return 1;
}
