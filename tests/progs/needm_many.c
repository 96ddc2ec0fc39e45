/*
 * Many more threads than there are spare Ms hold one at the same time or wait for it: all get
 * through, again and again; and Ms do not pile up.
 *
 * also: pinned fifo
 */
#include "outside.h"

#define THREADS 60

static struct foreign threads[THREADS];
static uint32_t done, go_on;
static long rounds, sum;
static struct mote_mutex lock;

static void borrows(void *arg)
{
	(void)arg;
	word_wait(&go_on, 1);
	for (long i = 0; i < rounds; i++) {
		mote_needm();
		mote_lock(&lock);
		sum++;
		mote_unlock(&lock);
		if (i % 4 == 0)
			nap(10000);
		mote_dropm();
	}
	word_add(&done);
}

int main(void)
{
	int ms;

	rounds = scale(100, 20, 3000);
	ms = mote_numm();
	for (long i = 0; i < THREADS; i++)
		foreign_start_tp(&threads[i], borrows, NULL, (enum tp)(i % TPS));
	word_add(&go_on);
	word_wait_g(&done, THREADS);
	CHECK_EQ(sum, rounds * THREADS);
	for (int i = 0; i < THREADS; i++)
		foreign_join(&threads[i]);
	CHECK(mote_numm() <= ms + 8); /* spare ones are not counted */
	return ok();
}
