/*
 * Four slots, a channel of one: one G takes what comes, another sends and yields; both end when
 * they are told to.
 *
 * also: pinned
 * builds: pipe=-DPIPE
 */
#include "outside.h"

static struct mote_chan *done, *finished;
static long sent, received;

static void takes(void *arg)
{
	struct mote_chan *sig = mote_chan_make(sizeof(int), 1);
	int got = 0;
	struct mote_case either[] = {{sig, MOTE_RECV, &got, false}, {done, MOTE_RECV, NULL, false}};

	CHECK_EQ(mote_signal_notify(sig, SIGUSR1), 0);
	word_add(arg);
	while (mote_select(either, 2, -1) == 0) {
		CHECK_EQ(got, SIGUSR1);
		ADD(&received, 1);
	}
	mote_chan_send(finished, NULL);
}

static void sends(void *arg)
{
	(void)arg;
	while (mote_chan_tryrecv(done, NULL) == -EAGAIN) {
		kill_all(SIGUSR1);
		sent++;
		mote_gosched();
	}
	mote_chan_send(finished, NULL);
}

int main(void)
{
	static uint32_t notified;

	mote_procs(4);
	choose_mode();
	done = mote_chan_make(0, 0);
	finished = mote_chan_make(0, 0);
	CHECK_EQ(mote_go(takes, &notified), 0);
	word_wait_g(&notified, 1);
	CHECK_EQ(mote_go(sends, NULL), 0);
	mote_sleep(scale(300, 300, 10000) * MS);
	/* However busy the machine. */
	WAIT_ASLEEP(LOAD(&received));
	mote_chan_close(done);
	CHECK(mote_chan_recv(finished, NULL));
	CHECK(mote_chan_recv(finished, NULL));
	CHECK(received > 0 && received <= sent);
	return ok();
}
