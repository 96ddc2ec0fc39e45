/*
 * Once a foreign thread has called needm, Gs that all wait are no deadlock, also after its dropm:
 * it may come back, and does.
 *
 * also: pinned fifo
 */
#include "outside.h"

static struct foreign other;
static struct mote_sema first, second;
static uint32_t in;

static void comes_back(void *arg)
{
	(void)arg;
	mote_needm();
	word_add(&in);
	mote_semrelease(&first);
	mote_dropm();
	nap(100 * MS);
	mote_needm();
	mote_semrelease(&second);
	mote_dropm();
}

int main(void)
{
	foreign_start_tp(&other, comes_back, NULL, TP_OWN);
	word_wait_g(&in, 1); /* a G in a system call is not parked */
	mote_semacquire(&first);
	mote_semacquire(&second);
	foreign_join(&other);
	return ok();
}
