/*
 * SIGCONT: on a channel when it is sent to a process that runs, and when it wakes one that has been
 * stopped; a timer that came due meanwhile fires once.
 *
 * also: pinned
 * builds: pipe=-DPIPE
 */
#include "outside.h"

static long pid;
static uint32_t *stopped;
static int fired;

static void stops(void *arg)
{
	int *rounds = arg;

	for (int i = 1; i <= *rounds; i++) {
		word_wait(&stopped[0], (uint32_t)i);
		process_kill(pid, SIGSTOP);
		nap(5 * MS);
		process_kill(pid, SIGCONT);
	}
}

static void fires(void *arg)
{
	(void)arg;
	ADD(&fired, 1);
}

int main(void)
{
	static int rounds = 10;
	struct mote_chan *c = mote_chan_make(sizeof(int), 1);
	struct mote_timer timer = {0};
	int got = 0;

	/* Both a stop and a handler for what ends it are too much for qemu-user. */
	if (emulated())
		rounds = 0;
	pid = mote_rawsyscall(SYS_getpid);
	stopped = shared(sizeof *stopped);
	choose_mode();
	CHECK_EQ(mote_signal_notify(c, SIGCONT), 0);
	kill_all(SIGCONT);
	CHECK(mote_chan_recv(c, &got));
	CHECK_EQ(got, SIGCONT);
	long child = process_start(stops, &rounds);
	for (int i = 1; i <= rounds; i++) {
		CHECK(mote_timer_start(&timer, 2 * MS, fires, NULL) >= 0);
		word_add(stopped);
		CHECK(mote_chan_recv(c, &got));
		CHECK_EQ(got, SIGCONT);
		WAIT_ASLEEP(LOAD(&fired) == i);
	}
	CHECK_EQ(process_wait(child), 0);
	CHECK_EQ(fired, rounds);
	return ok();
}
