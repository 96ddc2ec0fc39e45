/*
 * A channel that holds a value or is closed at every moment is never found empty by a receive that
 * does not wait.
 *
 * also: pinned 64k
 */
#include "check.h"

static struct mote_chan *offered, *done;

static void tries(void *arg)
{
	struct mote_chan *c;
	long v;

	(void)arg;
	while (mote_chan_recv(offered, &c)) {
		struct mote_case one = recv_case(c, &v);
		int r = (uintptr_t)c / 64 % 2 ? mote_chan_tryrecv(c, &v) : mote_select(&one, 1, 0);
		CHECK(r == 0 || r == -EPIPE);
		mote_chan_send(done, NULL);
	}
}

int main(void)
{
	long rounds = scale(200000, 2000, 2000000);

	mote_procs(2);
	offered = make_chan(sizeof(struct mote_chan *), 0);
	done = make_chan(0, 0);
	go(tries, 0);
	for (long i = 0; i < rounds; i++) {
		struct mote_chan *c = make_chan(sizeof i, 1);
		mote_chan_send(c, &i);
		mote_chan_send(offered, &c);
		mote_chan_close(c);
		mote_chan_tryrecv(c, NULL);
		mote_chan_recv(done, NULL);
		mote_chan_free(c);
	}
	mote_chan_close(offered);
	return ok();
}
