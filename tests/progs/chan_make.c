/*
 * A channel that memory does not hold is NULL, also where its size overflows; freeing NULL does
 * nothing; channels come and go without a leak.
 *
 * also: pinned
 */
#include "check.h"

int main(void)
{
	static const size_t large[] = {SIZE_MAX, SIZE_MAX - 1, SIZE_MAX / 2, (size_t)1 << 63,
				       (size_t)1 << 62};

	for (int i = 0; i < COUNT(large); i++) {
		CHECK(!mote_chan_make(large[i], 1));
		CHECK(!mote_chan_make(1, large[i]));
		CHECK(!mote_chan_make(large[i], large[i]));
		CHECK(!mote_chan_make(large[i], 2));
		CHECK(!mote_chan_make(2, large[i]));
	}
	CHECK(!mote_chan_make((size_t)1 << 32, (size_t)1 << 32));
	CHECK(!mote_chan_make(((size_t)1 << 32) + 1, (size_t)1 << 32));
	mote_chan_free(NULL);
	CHECK_EQ(mote_chan_len(NULL), 0);

	long rounds = scale(20000, 2000, 200000), before = 0;
	for (long i = 0; i < rounds; i++) {
		struct mote_chan *c = make_chan((size_t)i % 100, (size_t)i % 60);
		if (i % 60)
			CHECK_EQ(mote_chan_trysend(c, c), 0);
		CHECK_EQ(mote_chan_tryrecv(c, NULL), i % 60 ? 0 : -EAGAIN);
		mote_chan_free(c);
		if (i == rounds / 2)
			before = status_value("VmRSS");
	}
	if (before >= 0 && !emulated())
		CHECK(status_value("VmRSS") <= before + 1024);
	return ok();
}
