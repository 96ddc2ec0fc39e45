/*
 * mote_throw in a program without Gs.
 * expect-stderr-line: fatal error: no more
 * expect-status: 2
 * expect-stdout:
 */
#include "mote.h"

int main(void)
{
	mote_throw("no more");
}
