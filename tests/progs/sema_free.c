/*
 * A semaphore's memory may go as soon as its last acquire has returned.
 *
 * also: pinned
 */
#include "check.h"

static struct mote_sema *offered;
static long rounds;

static void releases(void *arg)
{
	struct mote_sema *s;

	(void)arg;
	for (long i = 0; i < rounds; i++) {
		WAIT_FOR((s = SWAP(&offered, NULL)));
		mote_semrelease(s);
	}
}

int main(void)
{
	long page = (long)mote_auxv(AT_PAGESZ);

	rounds = scale(5000, 500, 200000);
	mote_procs(3);
	CHECK_EQ(mote_go(releases, 0), 0);
	for (long i = 0; i < rounds; i++) {
		long p = mote_rawsyscall(SYS_mmap, 0, page, PROT_READ | PROT_WRITE,
					 MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
		CHECK(p > 0);
		STORE(&offered, (struct mote_sema *)p);
		mote_semacquire((struct mote_sema *)p);
		CHECK_EQ(mote_rawsyscall(SYS_munmap, p, page), 0);
	}
	return ok();
}
