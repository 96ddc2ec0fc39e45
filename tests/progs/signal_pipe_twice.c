/*
 * A second mote_signal_usepipe throws, and the first one in a program that has enabled a signal is
 * refused.
 *
 * expect-throw: usepipe: called twice
 */
#include "check.h"

int main(void)
{
	CHECK(mote_signal_usepipe() > 2);
	CHECK_EQ(mote_signal_enable(SIGUSR1), 0);
	mote_signal_usepipe();
	return 0;
}
