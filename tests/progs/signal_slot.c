/*
 * Who receives gives its slot away: with one slot, another G goes on meanwhile, at once, and the
 * receiver goes on when its signal has come.
 *
 * also: pinned fifo
 * builds: pipe=-DPIPE
 */
#include "outside.h"

static long ticks;
static bool ready;

static void ticks_on(void *arg)
{
	STORE(&ready, true);
	for (;;) {
		ADD(&ticks, 1);
		mote_sleep(100000);
		if (LOAD(&ticks) % 10 == 0)
			kill_all((int)(long)arg);
	}
}

int main(void)
{
	mote_procs(1);
	choose_mode();
	CHECK_EQ(mote_signal_enable(SIGUSR1), 0);
	CHECK_EQ(mote_go(ticks_on, (void *)SIGUSR1), 0);
	for (int i = 1; i <= 20; i++) {
		CHECK_EQ(mote_signal_recv(), SIGUSR1);
		CHECK(LOAD(&ready));
		CHECK(LOAD(&ticks) >= 10 * i);
	}
	return ok();
}
