/*
 * Blocks of every size are aligned, apart from each other, and keep what is written.
 *
 * also: pinned 64k
 */
#include "check.h"

#define BLOCKS 600

static unsigned char *block[BLOCKS];
static size_t size[BLOCKS];

static size_t size_of(int i)
{
	static const size_t big[] = {4095,  4096,  4097,  8192,	 16384,	 32767,	  32768,
				     32769, 65536, 65537, 99999, 131072, 1000000, 4 << 20};

	return i < BLOCKS - COUNT(big) ? (size_t)i * 5 : big[i - (BLOCKS - COUNT(big))];
}

static void fill(int i)
{
	for (size_t k = 0; k < size[i]; k++)
		block[i][k] = (unsigned char)(i * 31 + k);
}

static void check(int i)
{
	for (size_t k = 0; k < size[i]; k++)
		CHECK(block[i][k] == (unsigned char)(i * 31 + k));
}

static void take(int i)
{
	size[i] = size_of(i);
	block[i] = mote_alloc(size[i]);
	CHECK(block[i] != NULL || size[i] == 0);
	CHECK_EQ((unsigned long)block[i] % 16, 0);
	fill(i);
}

int main(void)
{
	for (int i = 0; i < BLOCKS; i++)
		take(i);
	for (int i = 0; i < BLOCKS; i++)
		check(i);
	for (int i = 0; i < BLOCKS; i += 2)
		mote_free(block[i]);
	for (int i = 0; i < BLOCKS; i += 2)
		take(i);
	for (int i = 0; i < BLOCKS; i++) {
		check(i);
		mote_free(block[i]);
	}
	mote_free(NULL);
	return ok();
}
