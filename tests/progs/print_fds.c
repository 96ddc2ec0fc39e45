/*
 * printf writes to fd 1, eprintf to fd 2; both return the length, or -errno.
 *
 * expect-stdout: to one
 * expect-stdout: ok
 * expect-stderr-line: to two
 */
#include "check.h"

int main(void)
{
	CHECK_EQ(mote_printf("to %s\n", "one"), 7);
	CHECK_EQ(mote_eprintf("to %s\n", "two"), 7);
	CHECK_EQ(mote_printf("%s", ""), 0);
	long copy = mote_rawsyscall(SYS_dup3, 1, 50, 0);
	CHECK_EQ(copy, 50);
	CHECK_EQ(mote_rawsyscall(SYS_close, 1), 0);
	CHECK_EQ(mote_printf("nowhere\n"), -EBADF);
	CHECK_EQ(mote_rawsyscall(SYS_dup3, 50, 1, 0), 1);
	return ok();
}
