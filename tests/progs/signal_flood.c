/*
 * Eight threads and another process that send, some 100,000 signals a second: a G that sleeps and
 * counts lives, one that computes advances, the receiver gets its share, and it all ends when it is
 * told to. Signal stacks do not fill up: one thread gets most of them.
 *
 * also: pinned
 * builds: pipe=-DPIPE
 */
#include "outside.h"

#define KILLERS 8

static struct foreign killers[KILLERS];
static uint32_t *stop, ticks, steps;
static long pid, main_tid, received;
static struct mote_wg done;

static void kills(void *arg)
{
	static const int sig[] = {SIGUSR1, 40, SIGHUP, SIGURG};
	long me = (long)arg;

	for (long i = 0; !LOAD(stop); i++) {
		if (me % 2)
			mote_rawsyscall(SYS_tgkill, pid, main_tid, sig[i % 4]);
		else
			process_kill(pid, sig[i % 4]);
		if (emulated() || i % 10 == 0)
			nap(MS);
	}
}

static void kills_outside(void *arg)
{
	while (!LOAD(stop) && mote_rawsyscall(SYS_getppid) == pid) {
		kills(arg);
	}
}

static void ticks_on(void *arg)
{
	(void)arg;
	while (!LOAD(stop)) {
		mote_sleep(MS);
		ADD(&ticks, 1);
	}
	mote_wg_done(&done);
}

static void computes(void *arg)
{
	(void)arg;
	while (!LOAD(stop)) {
		for (volatile int i = 0; i < 10000; i++)
			;
		ADD(&steps, 1);
		mote_gosched();
	}
	mote_wg_done(&done);
}

int main(void)
{
	long enough = scale(100, 20, 5000);

	pid = main_tid = mote_rawsyscall(SYS_getpid);
	stop = shared(sizeof *stop);
	choose_mode();
	CHECK_EQ(mote_signal_enable(SIGUSR1), 0);
	CHECK_EQ(mote_signal_enable(SIGHUP), 0);
	CHECK_EQ(mote_signal_enable(40), 0);
	mote_wg_add(&done, 2);
	go(ticks_on, NULL);
	go(computes, NULL);
	long child = process_start(kills_outside, (void *)1);
	for (long i = 0; i < KILLERS; i++)
		foreign_start_tp(&killers[i], kills, (void *)i, (enum tp)(i % TPS));
	while (LOAD(&ticks) < enough || LOAD(&steps) < enough || received < 10 * enough) {
		int sig = mote_signal_recv();
		CHECK(sig == SIGUSR1 || sig == 40 || sig == SIGHUP);
		received++;
	}
	STORE(stop, 1);
	for (int i = 0; i < KILLERS; i++)
		foreign_join(&killers[i]);
	mote_wg_wait(&done);
	CHECK_EQ(process_wait(child), 0);
	return ok();
}
