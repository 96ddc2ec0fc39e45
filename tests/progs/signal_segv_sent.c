/*
 * A fault signal that somebody has sent, and nobody wants, has its default action.
 *
 * expect-status: signal 11
 */
#include "foreign.h"

int main(void)
{
	mote_gosched();
	kill_self(SIGSEGV);
	return 0;
}
