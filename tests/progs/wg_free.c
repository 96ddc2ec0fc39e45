/*
 * A wait group's memory may go as soon as its wait has returned.
 *
 * also: pinned
 */
#include "check.h"

static struct mote_wg *offered;
static long rounds;

static void ends(void *arg)
{
	struct mote_wg *w;

	(void)arg;
	for (long i = 0; i < rounds; i++) {
		WAIT_FOR((w = SWAP(&offered, NULL)));
		mote_wg_done(w);
	}
}

int main(void)
{
	long page = (long)mote_auxv(AT_PAGESZ);

	rounds = scale(5000, 500, 200000);
	mote_procs(3);
	CHECK_EQ(mote_go(ends, 0), 0);
	for (long i = 0; i < rounds; i++) {
		struct mote_wg *w =
			(struct mote_wg *)mote_rawsyscall(SYS_mmap, 0, page, PROT_READ | PROT_WRITE,
							  MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
		mote_wg_add(w, 1);
		STORE(&offered, w);
		mote_wg_wait(w);
		CHECK_EQ(mote_rawsyscall(SYS_munmap, w, page), 0);
	}
	return ok();
}
