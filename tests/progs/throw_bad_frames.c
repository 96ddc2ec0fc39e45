/*
 * The traceback of a G whose frame pointers lead nowhere ends; it does not fault.
 *
 * expect-throw: lost
 * expect-stdout:
 */
#include "check.h"

__attribute__((noinline)) static void spoiled(volatile unsigned long *frame)
{
	frame[0] = 0xdeadbeefcafe1230u;
	mote_throw("lost");
}

static void runs(void *arg)
{
	(void)arg;
	spoiled(__builtin_frame_address(0));
}

int main(void)
{
	CHECK_EQ(mote_go(runs, 0), 0);
	mote_park(NULL, NULL);
	return 1;
}
