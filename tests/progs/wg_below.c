/*
 * A wait group below 0 throws.
 *
 * expect-throw:
 */
#include "check.h"

static struct mote_wg group;

int main(void)
{
	mote_wg_add(&group, 2);
	mote_wg_done(&group);
	mote_wg_done(&group);
	mote_wg_done(&group);
	return 1;
}
