/*
 * A signal that meets stop is on the channel, or it takes the default action: the program starts
 * itself again and again; each time one G stops while another sends SIGINT, and either it ends well
 * with the signal on the channel, or it dies by SIGINT. Nothing else: never ends without it.
 *
 * archs: native
 * also: pinned
 */
#include "outside.h"

static struct mote_chan *c, *ended;

static void stops(void *arg)
{
	(void)arg;
	CHECK_EQ(mote_signal_stop(c), 0);
	mote_chan_send(ended, NULL);
}

/* Status: 0 with the signal, 3 without. */
static int once(void)
{
	int got = 0;

	c = mote_chan_make(sizeof(int), 1);
	ended = mote_chan_make(0, 0);
	mote_procs(2);
	CHECK_EQ(mote_signal_notify(c, SIGINT), 0);
	CHECK_EQ(mote_go(stops, NULL), 0);
	if (mote_rawsyscall(SYS_getpid) % 2)
		mote_gosched();
	kill_all(SIGINT);
	CHECK(mote_chan_recv(ended, NULL));
	if (mote_chan_tryrecv(c, &got) != 0) {
		/* Another thread has it, and may not have had the CPU yet: it dies here. */
		nap(10 * SECOND);
		return 3;
	}
	CHECK_EQ(got, SIGINT);
	return 0;
}

static void runs(void *arg)
{
	char *argv[] = {"again", "once", NULL}, *envp[] = {NULL};

	(void)arg;
	mote_rawsyscall(SYS_execve, "/proc/self/exe", argv, envp);
	mote_rawsyscall(SYS_exit_group, 4);
}

int main(int argc, char **argv)
{
	long rounds = scale(150, 100, 5000), told = 0, killed = 0;

	(void)argv;
	if (argc == 2)
		return once();
	for (long i = 0; i < rounds; i++) {
		int status = process_wait(process_start(runs, NULL));
		if (status != SIGINT)
			CHECK_EQ(status, 0);
		told += status == 0;
		killed += status == SIGINT;
	}
	CHECK_EQ(told + killed, rounds);
	return ok();
}
