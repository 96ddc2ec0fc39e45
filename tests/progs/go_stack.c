/*
 * mote_go_stack gives at least what is asked for, to the last byte; too much is -EINVAL.
 *
 * also: pinned 64k
 * builds: O0=-O0
 */
#include "check.h"

static int finished;

/* Uses all of it but what this function's own frame needs. */
__attribute__((noinline)) static void use(size_t bytes)
{
	volatile char *room = __builtin_alloca(bytes);

	for (size_t i = 0; i < bytes; i += 64)
		room[i] = (char)i;
	room[bytes - 1] = 1;
	mote_gosched();
	for (size_t i = 0; i < bytes - 1; i += 64)
		CHECK(room[i] == (char)i);
}

static void runs(void *arg)
{
	size_t bytes = (size_t)arg;

	if (bytes >= 4096)
		use(bytes - 512);
	else
		mote_gosched();
	ADD(&finished, 1);
}

int main(void)
{
	static const size_t sizes[] = {0,     1,     4096,  4097,   8192,    16384,
				       65536, 65537, 99999, 262144, 1 << 20, 16 << 20};
	int n = 0;

	for (int round = 0; round < 3; round++) {
		for (int i = 0; i < COUNT(sizes); i++, n++)
			CHECK_EQ(mote_go_stack(runs, (void *)sizes[i], sizes[i]), 0);
		WAIT_FOR(LOAD(&finished) == n);
	}
	volatile size_t gib = 1ul << 30;
	CHECK_EQ(mote_go_stack(runs, 0, gib + 1), -EINVAL);
	CHECK_EQ(mote_go_stack(runs, 0, gib * 2), -EINVAL);
	CHECK_EQ(mote_go_stack(runs, 0, ~(size_t)0), -EINVAL);
	WAIT_FOR(mote_numg() == 1);
	CHECK_EQ(LOAD(&finished), n);
	return ok();
}
