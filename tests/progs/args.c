/*
 * main's arguments are the kernel's: argc, argv, envp, and the names behind them.
 *
 * args: one -two= three
 * env: FIRST=1 EMPTY= SECOND=two=2
 */
#include "check.h"

int main(int argc, char **argv, char **envp)
{
	int n = 0, seen = 0;

	CHECK_EQ(argc, 4);
	CHECK(argv[0][0] != 0);
	CHECK(same(argv[1], "one"));
	CHECK(same(argv[2], "-two="));
	CHECK(same(argv[3], "three"));
	CHECK(argv[4] == NULL);
	CHECK(envp == argv + argc + 1);
	for (; envp[n]; n++)
		seen += same(envp[n], "SECOND=two=2");
	CHECK_EQ(seen, 1);
	CHECK(same(mote_getenv("FIRST"), "1"));
	CHECK(same(mote_getenv("EMPTY"), ""));
	CHECK(same(mote_getenv("SECOND"), "two=2"));
	CHECK(mote_getenv("SECON") == NULL);
	CHECK(mote_getenv("SECONDS") == NULL);
	CHECK(mote_getenv("") == NULL);
	return ok();
}
