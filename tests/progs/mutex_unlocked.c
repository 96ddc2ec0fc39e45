/*
 * Unlock of an unlocked mutex throws.
 *
 * expect-throw: unlock of unlocked mutex
 */
#include "check.h"

static struct mote_mutex lock;

int main(void)
{
	mote_lock(&lock);
	mote_unlock(&lock);
	mote_unlock(&lock);
	return 1;
}
