/*
 * What a foreign thread has blocked stays blocked, whoever enables it: the signal waits in the
 * kernel until the thread opens its mask, and is received then. A signal to the process meanwhile
 * reaches another thread.
 *
 * also: pinned fifo
 * builds: pipe=-DPIPE
 */
#include "outside.h"

#define THREADS TPS

static struct foreign threads[THREADS];
static uint32_t blocked, open, opened;

static void blocks(void *arg)
{
	uint64_t mask = 1ull << (SIGIO - 1), pending = 0;
	struct own own;

	(void)arg;
	set_mask(mask);
	own = own_now();
	word_add(&blocked);
	word_wait(&open, 1);
	own_check(&own);
	kill_self(SIGIO);
	CHECK_EQ(mote_rawsyscall(SYS_rt_sigpending, &pending, 8), 0);
	CHECK(pending & mask);
	word_add(&opened);
	word_wait(&open, 2);
	set_mask(0);
}

int main(void)
{
	choose_mode();
	for (int i = 0; i < THREADS; i++)
		foreign_start_tp(&threads[i], blocks, NULL, (enum tp)i);
	word_wait_g(&blocked, THREADS);
	CHECK_EQ(mote_signal_enable(SIGIO), 0);
	kill_all(SIGIO);
	CHECK_EQ(mote_signal_recv(), SIGIO);
	word_add(&open);
	word_wait_g(&opened, THREADS);
	CHECK_EQ(mote_signal_tryrecv(), -EAGAIN);
	word_add(&open);
	CHECK_EQ(mote_signal_recv(), SIGIO);
	for (int i = 0; i < THREADS; i++)
		foreign_join(&threads[i]);
	return ok();
}
