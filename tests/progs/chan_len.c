/*
 * The length is the number of values in the buffer: those who wait do not count, and no look at it
 * from outside is ever beyond its bounds.
 *
 * also: pinned
 */
#include "check.h"

static struct mote_chan *c;
static bool stop;

static void sends(void *arg)
{
	mote_chan_send(c, &arg);
}

static void receives(void *arg)
{
	(void)arg;
	mote_chan_recv(c, NULL);
}

static void passes(void *arg)
{
	for (long i = 0; i < (long)arg; i++) {
		mote_chan_send(c, &i);
		mote_chan_recv(c, NULL);
	}
	STORE(&stop, true);
}

int main(void)
{
	mote_procs(1);
	c = make_chan(sizeof(long), 3);
	for (int i = 0; i < 6; i++) {
		CHECK_EQ(mote_chan_len(c), i < 3 ? i : 3);
		go(sends, 0);
		settle();
	}
	for (int i = 0; i < 6; i++) {
		CHECK_EQ(mote_chan_len(c), i < 3 ? 3 : 6 - i);
		CHECK(mote_chan_recv(c, NULL));
	}
	for (int i = 0; i < 4; i++) {
		go(receives, 0);
		settle();
		CHECK_EQ(mote_chan_len(c), 0);
	}
	for (int i = 0; i < 4; i++) {
		CHECK_EQ(mote_chan_trysend(c, &(long){1}), 0);
		CHECK_EQ(mote_chan_len(c), 0);
	}
	settle();
	mote_procs(2);
	go(passes, (void *)scale(50000, 5000, 1000000));
	while (!LOAD(&stop)) {
		CHECK(mote_chan_len(c) <= 1);
		mote_gosched();
	}
	mote_chan_free(c);
	return ok();
}
