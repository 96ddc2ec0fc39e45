/*
 * Elements of no size: only the event counts. Values may be NULL; a large buffer costs no memory.
 *
 * also: pinned
 */
#include "check.h"

static struct mote_chan *c, *answers;
static long events;

static void counts(void *arg)
{
	(void)arg;
	while (mote_chan_recv(c, NULL))
		events++;
	mote_chan_send(answers, NULL);
}

int main(void)
{
	long rounds = scale(20000, 2000, 1000000);
	char untouched = 'x';

	answers = make_chan(0, 0);
	for (size_t cap = 0; cap <= 3; cap += 3) {
		c = make_chan(0, cap);
		events = 0;
		go(counts, 0);
		for (long i = 0; i < rounds; i++)
			mote_chan_send(c, i % 2 ? NULL : &untouched);
		mote_chan_close(c);
		CHECK(mote_chan_recv(answers, &untouched));
		CHECK_EQ(events, rounds);
		CHECK(!mote_chan_recv(c, &untouched));
		CHECK_EQ(untouched, 'x');
		mote_chan_free(c);
	}
	c = make_chan(0, 1000000000);
	for (int i = 0; i < 1000; i++)
		CHECK_EQ(mote_chan_trysend(c, NULL), 0);
	CHECK_EQ(mote_chan_len(c), 1000);
	for (int i = 0; i < 1000; i++)
		CHECK_EQ(mote_chan_tryrecv(c, NULL), 0);
	CHECK_EQ(mote_chan_tryrecv(c, NULL), -EAGAIN);
	mote_chan_free(c);
	return ok();
}
