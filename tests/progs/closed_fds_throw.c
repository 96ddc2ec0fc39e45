/*
 * A throw in a process that was started with fds 0 to 2 closed.
 *
 * archs: native
 * wrap: closed-fds
 * expect-status: 2
 * expect-stdout:
 */
#include "check.h"

int main(void)
{
	mote_gosched();
	mote_throw("nobody hears");
}
