/*
 * What a receiver that ended had not returned, the next one gets: of many signals that wait, each G
 * receives one and ends, with its M in half of the cases; recv and tryrecv alike.
 *
 * also: pinned fifo
 * builds: pipe=-DPIPE
 */
#include "outside.h"

static uint64_t got;
static int counted;
static struct mote_sema ended;

static void receives_one(void *arg)
{
	long how = (long)arg;
	int sig;

	if (how & 1)
		mote_lockosthread();
	sig = how & 2 ? mote_signal_tryrecv() : mote_signal_recv();
	CHECK(sig > 0);
	if (sig == 40)
		counted++;
	else
		CHECK(!(got >> sig & 1));
	got |= 1ull << sig;
	mote_semrelease(&ended);
	mote_goexit();
}

int main(void)
{
	static const int sig[] = {SIGHUP, SIGINT, SIGUSR1, SIGUSR2, SIGALRM, SIGTERM, 35, 36, 40};
	uint64_t all = 0;

	mote_lockosthread();
	choose_mode();
	for (int i = 0; i < COUNT(sig); i++) {
		CHECK_EQ(mote_signal_enable(sig[i]), 0);
		all |= 1ull << sig[i];
	}
	for (int round = 0; round < 20; round++) {
		got = 0;
		counted = 0;
		for (int i = 0; i < COUNT(sig); i++)
			kill_self(sig[i]);
		kill_self(40);
		kill_self(40);
		for (int i = 0; i < COUNT(sig) + 2; i++) {
			CHECK_EQ(mote_go(receives_one, (void *)(long)(i + round)), 0);
			mote_semacquire(&ended);
		}
		CHECK_EQ(got, all);
		CHECK_EQ(counted, 3);
		CHECK_EQ(mote_signal_tryrecv(), -EAGAIN);
	}
	return ok();
}
