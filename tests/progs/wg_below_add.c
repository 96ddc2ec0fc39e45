/*
 * A negative add that goes below 0 throws.
 *
 * expect-throw:
 */
#include "check.h"

static struct mote_wg group;

int main(void)
{
	mote_wg_add(&group, 2);
	mote_wg_add(&group, -3);
	return 1;
}
