/*
 * mote_auxv gives what the kernel gave, entry by entry, and 0 for what it did not give.
 *
 * also: 64k
 * builds: pie=-static-pie
 */
#include "check.h"

static unsigned long vector[256];

int main(void)
{
	long n = slurp("/proc/self/auxv", (char *)vector, sizeof vector) / sizeof *vector;
	int entries = 0;

	CHECK(mote_auxv(AT_PAGESZ) == 4096 || mote_auxv(AT_PAGESZ) == 65536);
	CHECK(mote_auxv(AT_RANDOM) != 0);
	CHECK(mote_auxv(AT_PHDR) != 0);
	CHECK_EQ(mote_auxv(AT_NULL), 0);
	CHECK_EQ(mote_auxv(999999), 0);
	for (long i = 0; i + 1 < n && vector[i] != AT_NULL; i += 2, entries++)
		CHECK_EQ(mote_auxv(vector[i]), vector[i + 1]);
	CHECK(n < 0 || entries > 5);
	return ok();
}
