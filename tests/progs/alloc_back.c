/*
 * Memory goes back to the kernel: big blocks at once, the small ones' after a burst.
 *
 * archs: native
 */
#include "check.h"

#define SMALL 200000

static char *block[SMALL];

static long resident(void)
{
	return status_value("VmRSS");
}

static void big(void)
{
	long before = resident();
	char *p = mote_alloc(64 << 20);

	CHECK(p != NULL);
	for (long i = 0; i < 64 << 20; i += 4096)
		p[i] = 1;
	CHECK(resident() > before + 60 * 1024);
	mote_free(p);
	CHECK(resident() < before + 4 * 1024);
}

static void small(void)
{
	for (int i = 0; i < SMALL; i++)
		block[i] = NULL;
	long before = resident();
	for (int i = 0; i < SMALL; i++) {
		block[i] = mote_alloc(300);
		CHECK(block[i] != NULL);
		block[i][299] = 1;
	}
	long full = resident();
	CHECK(full > before + 50 * 1024);
	for (int i = 0; i < SMALL; i++)
		mote_free(block[i]);
	long after = resident();
	if (after > before + (full - before) / 4) {
		mote_eprintf("KiB resident: %ld, full %ld, freed %ld\n", before, full, after);
		mote_exit(1);
	}
}

int main(void)
{
	if (status_value("VmRSS") < 0)
		return ok();
	big();
	small();
	return ok();
}
