/*
 * The default number of slots is that of the CPUs in the affinity mask.
 *
 * also: pinned
 */
#include "check.h"

int main(void)
{
	static uint64_t mask[128];
	int cpus = 0;
	long n = mote_rawsyscall(SYS_sched_getaffinity, 0, sizeof mask, mask);

	CHECK(n > 0);
	for (int i = 0; i < n * 8; i++)
		cpus += mask[i / 64] >> (i % 64) & 1;
	CHECK_EQ(mote_procs(0), cpus);
	return ok();
}
