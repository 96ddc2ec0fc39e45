/*
 * What one G allocates another frees, on other Ms; no block is given out twice.
 *
 * also: pinned
 */
#include "check.h"

#define SLOTS 64
#define GS 6

struct block {
	size_t size;
	uint64_t owner;
	unsigned char data[];
};

static struct block *slot[SLOTS];
static struct mote_wg done;
static long rounds;

static void check(struct block *b)
{
	for (size_t k = 0; k < b->size; k++)
		CHECK(b->data[k] == (unsigned char)(b->owner + k));
}

static void swaps(void *arg)
{
	uint64_t seed = (uint64_t)arg * 0x9e3779b97f4a7c15u + 1;

	for (long i = 0; i < rounds; i++) {
		seed = seed * 6364136223846793005u + 1442695040888963407u;
		size_t n = (seed >> 40) % (i % 50 ? 500 : 40000);
		struct block *b = mote_alloc(sizeof *b + n);
		CHECK(b != NULL);
		b->size = n;
		b->owner = seed >> 33;
		for (size_t k = 0; k < n; k++)
			b->data[k] = (unsigned char)(b->owner + k);
		b = SWAP(&slot[(seed >> 20) % SLOTS], b);
		if (b) {
			check(b);
			mote_free(b);
		}
		if (i % 64 == 0)
			mote_gosched();
	}
	mote_wg_done(&done);
}

int main(void)
{
	rounds = scale(20000, 2000, 500000);
	mote_procs(4);
	mote_wg_add(&done, GS);
	for (long i = 0; i < GS; i++)
		CHECK_EQ(mote_go(swaps, (void *)(i + 1)), 0);
	mote_wg_wait(&done);
	for (int i = 0; i < SLOTS; i++) {
		if (slot[i])
			check(slot[i]);
		mote_free(slot[i]);
	}
	return ok();
}
