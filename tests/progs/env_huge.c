/*
 * The auxiliary vector lies behind 100,000 environment strings (20,000 under an emulator) and is
 * found.
 *
 * env: huge
 */
#include "check.h"

int main(int argc, char **argv, char **envp)
{
	char name[16], value[16];
	int n = 0;

	while (envp[n])
		n++;
	CHECK_EQ(argc, 1);
	CHECK(argv[1] == NULL);
	CHECK(n == 100000 || n == 20000);
	mote_snprintf(name, sizeof name, "V%d", n - 1);
	mote_snprintf(value, sizeof value, "%d", n - 1);
	CHECK(same(mote_getenv(name), value));
	CHECK(same(mote_getenv("V0"), "0"));
	mote_snprintf(name, sizeof name, "V%d", n);
	CHECK(mote_getenv(name) == NULL);
	CHECK(mote_auxv(AT_PAGESZ) >= 4096);
	return ok();
}
