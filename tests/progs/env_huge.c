/*
 * The auxiliary vector lies behind 100,000 environment strings and is found.
 *
 * env: huge
 */
#include "check.h"

int main(int argc, char **argv, char **envp)
{
	int n = 0;

	while (envp[n])
		n++;
	CHECK_EQ(argc, 1);
	CHECK(argv[1] == NULL);
	CHECK_EQ(n, 100000);
	CHECK(same(mote_getenv("V99999"), "99999"));
	CHECK(same(mote_getenv("V0"), "0"));
	CHECK(mote_getenv("V100000") == NULL);
	CHECK(mote_auxv(AT_PAGESZ) >= 4096);
	return ok();
}
