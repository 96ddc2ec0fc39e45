/*
 * A note's memory may go as soon as its sleeper has returned: the waker does not touch it again.
 *
 * also: pinned
 */
#include "check.h"

static struct mote_note *page_note, go_on, gone;
static long rounds;

static void wakes(void *arg)
{
	(void)arg;
	for (long i = 0; i < rounds; i++) {
		mote_notesleep(&go_on);
		mote_noteclear(&go_on);
		mote_notewakeup(page_note);
		mote_notewakeup(&gone);
	}
}

int main(void)
{
	long page = (long)mote_auxv(AT_PAGESZ);

	rounds = scale(3000, 300, 100000);
	mote_procs(3);
	CHECK_EQ(mote_go(wakes, 0), 0);
	for (long i = 0; i < rounds; i++) {
		long p = mote_rawsyscall(SYS_mmap, 0, page, PROT_READ | PROT_WRITE,
					 MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
		CHECK(p > 0);
		page_note = (struct mote_note *)p;
		mote_notewakeup(&go_on);
		mote_notesleep(page_note);
		CHECK_EQ(mote_rawsyscall(SYS_munmap, p, page), 0);
		mote_notesleep(&gone);
		mote_noteclear(&gone);
	}
	return ok();
}
