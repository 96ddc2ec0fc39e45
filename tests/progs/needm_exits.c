/*
 * Threads that borrow an M, give it back and exit, one after the other and many at once: the Ms
 * serve again, and nothing of a thread that has gone is used.
 *
 * also: pinned fifo
 */
#include "outside.h"

#define THREADS 8

static struct foreign threads[THREADS];
static struct mote_sema ran;

static void runs(void *arg)
{
	(void)arg;
	mote_semrelease(&ran);
}

static void borrows(void *arg)
{
	mote_needm();
	CHECK_EQ(mote_go(runs, arg), 0);
	mote_dropm();
}

static void spoil(char *stack)
{
	for (int i = 0; i < FOREIGN_STACK; i++)
		stack[i] = (char)0xaa;
}

int main(void)
{
	long rounds = scale(100, 20, 5000);
	int ms = 0;

	for (long i = 0; i < rounds; i++) {
		for (int k = 0; k < THREADS; k++)
			foreign_start_tp(&threads[k], borrows, NULL, (enum tp)((i + k) % TPS));
		for (int k = 0; k < THREADS; k++) {
			foreign_join(&threads[k]);
			spoil(threads[k].stack);
		}
		for (int k = 0; k < THREADS; k++)
			mote_semacquire(&ran);
		if (i == 5)
			ms = mote_numm();
	}
	WAIT_ASLEEP(mote_numg() == 1);
	CHECK(mote_numm() <= ms + 4);
	return ok();
}
