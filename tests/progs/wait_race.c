/*
 * Who is about to wait for a semaphore or a wait group, while another M gives what it waits for,
 * gets it; with two that release at once, too.
 */
#include "check.h"

static struct mote_sema sema;
static struct mote_wg group, done;
static long round; /* negative: no more */

static void spin(uint64_t *seed)
{
	for (volatile long i = rnd(seed) % 64; i > 0; i--)
		;
}

static void gives(void *arg)
{
	uint64_t seed = (uint64_t)(uintptr_t)arg;

	for (long i = 1;; i++) {
		for (long k = 0; LOAD(&round) >= 0 && LOAD(&round) < i; k++)
			if (k % 1024 == 1023)
				mote_gosched();
		if (LOAD(&round) < 0)
			break;
		spin(&seed);
		if (i % 2)
			mote_semrelease(&sema);
		else
			mote_wg_done(&group);
	}
	mote_wg_done(&done);
}

/* Rounds for semaphore and wait group in turn, each with n that give. */
static void run(int n)
{
	int64_t end = mote_nanotime() + scale(1, 1, 5) * SECOND;
	uint64_t seed = 1;

	mote_procs(n + 1);
	STORE(&round, 0);
	mote_wg_add(&done, n);
	for (uintptr_t i = 2; i < 2 + (uintptr_t)n; i++)
		go(gives, (void *)i);
	for (long i = 1; mote_nanotime() < end; i++) {
		mote_wg_add(&group, i % 2 ? 0 : n);
		STORE(&round, i);
		spin(&seed);
		if (i % 2 == 0)
			mote_wg_wait(&group);
		for (int k = 0; i % 2 && k < n; k++)
			mote_semacquire(&sema);
	}
	STORE(&round, -1);
	mote_wg_wait(&done);
}

int main(void)
{
	run(1);
	run(2);
	return ok();
}
