/*
 * What the kernel cannot give is NULL, and afterwards all goes on.
 */
#include "check.h"

int main(void)
{
	char *p = mote_alloc(100);
	volatile size_t top = ~(size_t)0;

	CHECK(mote_alloc(top) == NULL);
	for (int i = 1; i <= 64; i++)
		CHECK(mote_alloc(top - i) == NULL);
	CHECK(mote_alloc(top - 4096) == NULL);
	CHECK(mote_alloc(top - 65536) == NULL);
	CHECK(mote_alloc(top / 2) == NULL);
	CHECK(mote_alloc((size_t)1 << 62) == NULL);
	CHECK(mote_alloc((size_t)1 << 50) == NULL);
	p[99] = 1;
	mote_free(p);
	p = mote_alloc(5000000);
	CHECK(p != NULL);
	p[4999999] = 1;
	mote_free(p);
	return ok();
}
