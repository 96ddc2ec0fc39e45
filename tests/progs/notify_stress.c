/*
 * The shape of Go's TestStress: four slots, a channel of one, a G that receives, one that kills and
 * yields; something comes, and in the end both end.
 *
 * also: pinned
 */
#include "outside.h"

static bool stop;
static struct mote_chan *c;
static struct mote_chan *over;
static struct mote_wg done;
static long got;

static void receives(void *arg)
{
	int sig, none;
	struct mote_case cases[] = {{.chan = c, .op = MOTE_RECV, .value = &sig},
				    {.chan = over, .op = MOTE_RECV, .value = &none}};

	(void)arg;
	while (mote_select(cases, 2, -1) == 0)
		ADD(&got, 1);
	mote_wg_done(&done);
}

static void kills(void *arg)
{
	(void)arg;
	while (!LOAD(&stop)) {
		mote_rawsyscall(SYS_kill, mote_rawsyscall(SYS_getpid), SIGUSR1);
		mote_gosched();
	}
	mote_wg_done(&done);
}

int main(void)
{
	mote_procs(4);
	c = mote_chan_make(sizeof(int), 1);
	over = mote_chan_make(sizeof(int), 0);
	CHECK_EQ(mote_signal_notify(c, SIGUSR1), 0);
	mote_wg_add(&done, 2);
	CHECK_EQ(mote_go(receives, NULL), 0);
	CHECK_EQ(mote_go(kills, NULL), 0);
	mote_sleep(scale(1000, 300, 30000) * MS);
	/* Where the machine has stood still all the time, nobody has come to it yet. */
	WAIT_ASLEEP(LOAD(&got) > 0);
	STORE(&stop, true);
	mote_chan_close(over);
	mote_wg_wait(&done);
	return ok();
}
