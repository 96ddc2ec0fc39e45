/*
 * mote_throw in a program without Gs.
 *
 * expect-throw: no more
 * expect-stdout:
 */
#include "mote.h"

int main(void)
{
	mote_throw("no more");
}
