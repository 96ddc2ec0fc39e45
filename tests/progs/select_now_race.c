/*
 * At every moment one of two channels is ready: a select that does not wait looks at both as at one
 * moment, and so always finds one. The second becomes ready by a send, or by being closed.
 *
 * also: pinned 64k
 */
#include "check.h"

struct pair {
	struct mote_chan *first, *second;
};

static struct mote_chan *offered, *done;

static void selects(void *arg)
{
	struct pair p;

	(void)arg;
	while (mote_chan_recv(offered, &p)) {
		struct mote_case cases[] = {recv_case(p.first, NULL), recv_case(p.second, NULL)};
		struct mote_case turned[] = {recv_case(p.second, NULL), recv_case(p.first, NULL)};
		int r = mote_select((uintptr_t)p.first / 128 % 2 ? cases : turned, 2, 0);
		CHECK(r >= 0);
		mote_chan_send(done, NULL);
	}
}

static void race(long rounds, bool by_close)
{
	for (long i = 0; i < rounds; i++) {
		struct pair p = {make_chan(sizeof i, 1), make_chan(sizeof i, !by_close)};
		if (i % 2)
			p = (struct pair){p.second, p.first};
		if (i % 2 && by_close) {
			/* Which lies first in memory should not matter. */
			mote_chan_free(p.first);
			p.first = make_chan(sizeof i, 1);
			mote_chan_free(p.second);
			p.second = make_chan(sizeof i, 0);
		}
		mote_chan_send(p.first, &i);
		mote_chan_send(offered, &p);
		if (by_close)
			mote_chan_close(p.second);
		else
			mote_chan_send(p.second, &i);
		mote_chan_tryrecv(p.first, NULL);
		mote_chan_recv(done, NULL);
		mote_chan_free(p.first);
		mote_chan_free(p.second);
	}
}

int main(void)
{
	long rounds = scale(150000, 1500, 1000000);

	mote_procs(2);
	offered = make_chan(sizeof(struct pair), 0);
	done = make_chan(0, 0);
	go(selects, 0);
	race(rounds, false);
	race(rounds, true);
	mote_chan_close(offered);
	return ok();
}
