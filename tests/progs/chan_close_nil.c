/*
 * Closing NULL throws.
 *
 * expect-throw: close of nil channel
 * also: pinned
 */
#include "check.h"

int main(void)
{
	mote_chan_close(NULL);
	return 1;
}
