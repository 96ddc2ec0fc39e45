/*
 * A chain of 10,000 Gs, each of which takes a number from one channel and passes it on, one larger,
 * to the next.
 *
 * also: pinned
 */
#include "check.h"

struct link {
	struct mote_chan *from, *to;
};

static void passes(void *arg)
{
	struct link l = *(struct link *)arg;
	long v;

	mote_free(arg);
	while (mote_chan_recv(l.from, &v)) {
		v++;
		mote_chan_send(l.to, &v);
	}
	mote_chan_close(l.to);
	mote_chan_free(l.from);
}

static void chain(long gs)
{
	struct mote_chan *first = make_chan(sizeof(long), 0), *last = first;
	long v;

	for (long i = 0; i < gs; i++) {
		struct link *l = mote_alloc(sizeof *l);
		*l = (struct link){last, make_chan(sizeof(long), 0)};
		last = l->to;
		CHECK_EQ(mote_go_stack(passes, l, 2048), 0);
	}
	for (long i = 0; i < 3; i++) {
		mote_chan_send(first, &i);
		CHECK(mote_chan_recv(last, &v));
		CHECK_EQ(v, i + gs);
	}
	mote_chan_close(first);
	CHECK(!mote_chan_recv(last, &v));
	WAIT_FOR(mote_numg() == 1);
	mote_chan_free(last);
}

int main(void)
{
	for (int slots = 1; slots <= 2; slots++) {
		mote_procs(slots);
		chain(scale(10000, 2000, 100000));
	}
	return ok();
}
