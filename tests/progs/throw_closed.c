/*
 * A throw with fd 2 closed, or a broken pipe behind it, still ends with status 2.
 *
 * expect-status: 2
 * expect-stdout:
 */
#include "check.h"

int main(void)
{
	CHECK_EQ(mote_rawsyscall(SYS_close, 2), 0);
	mote_throw("nobody hears");
}
