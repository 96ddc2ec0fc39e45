/*
 * Foreign threads borrow Ms, more than there are to spare, and call the runtime: Gs, locks, notes,
 * semaphores, memory, printing. What they had before they have afterwards: mask, alternate stack,
 * thread pointer.
 *
 * also: pinned 64k
 * time-limit: 60
 */
#include "foreign.h"

#define THREADS 12

static struct foreign threads[THREADS];
static struct mote_mutex lock;
static struct mote_sema woken;
static struct mote_wg done;
static struct mote_note note;
static long sum, started, rounds;
static int inside;

static void adds(void *arg)
{
	mote_lock(&lock);
	sum += (long)arg;
	mote_unlock(&lock);
	ADD(&started, 1);
	mote_wg_done(&done);
}

static void in_between(long i)
{
	void *p = mote_alloc(100 + (size_t)i);
	uint64_t id = mote_goid();

	CHECK(p != NULL && id > 1 && mote_getg() != NULL);
	ADD(&inside, 1);
	mote_wg_add(&done, 1);
	int r = mote_go(adds, (void *)i);
	CHECK_EQ(r, 0);
	mote_lock(&lock);
	sum += i;
	mote_unlock(&lock);
	mote_free(p);
	CHECK_EQ(mote_goid(), id);
	CHECK_EQ(mote_sleep(0), 0);
	mote_lockosthread();
	mote_unlockosthread();
	mote_semrelease(&woken);
	ADD(&inside, -1);
}

static void borrows(void *arg)
{
	uint64_t mask = 1ull << (SIGUSR2 - 1), before, after;
	struct kernel_stack none;

	(void)arg;
	mote_rawsyscall(SYS_rt_sigprocmask, SIG_BLOCK, &mask, 0, 8);
	mote_rawsyscall(SYS_rt_sigprocmask, SIG_BLOCK, 0, &before, 8);
	for (long i = 0; i < rounds; i++) {
		CHECK(mote_getg() == NULL);
		mote_needm();
		in_between(i);
		mote_dropm();
	}
	mote_rawsyscall(SYS_rt_sigprocmask, SIG_BLOCK, 0, &after, 8);
	CHECK_EQ(before, after);
	CHECK_EQ(mote_rawsyscall(SYS_sigaltstack, 0, &none), 0);
	CHECK(none.ss_flags & SS_DISABLE);
	if (LOAD(&threads[0].tid) == mote_rawsyscall(SYS_gettid)) {
		mote_needm();
		mote_notewakeup(&note);
		mote_dropm();
	}
}

static void all_borrow(void)
{
	static char tp[4096];

	started = sum = 0;
	for (int i = 0; i < THREADS; i++)
		foreign_start(&threads[i], borrows, NULL, i % 2 ? tp + 2048 : NULL);
	/* Until one has come in, Gs that all wait are a deadlock. */
	WAIT_FOR(LOAD(&started));
	for (long i = 0; i < rounds * THREADS; i++)
		mote_semacquire(&woken);
	mote_notesleep(&note);
	mote_noteclear(&note);
	for (int i = 0; i < THREADS; i++)
		foreign_join(&threads[i]);
	mote_wg_wait(&done);
	CHECK_EQ(started, rounds * THREADS);
	CHECK_EQ(sum, rounds * (rounds - 1) * THREADS);
	WAIT_FOR(mote_numg() == 1);
}

int main(void)
{
	rounds = scale(300, 60, 20000);
	all_borrow();
	/* With one slot too its owner is not alone. */
	mote_procs(1);
	all_borrow();
	return ok();
}
