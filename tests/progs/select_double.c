/*
 * A G sends increasing numbers to one of four channels, whichever is ready; four Gs forward what
 * they get to one: no number arrives twice, none is missing.
 *
 * also: pinned 64k
 */
#include "check.h"

#define CHANS 4

static struct mote_chan *chans[CHANS], *together;
static long items;

static void sends(void *arg)
{
	(void)arg;
	for (long i = 0; i < items; i++) {
		struct mote_case cases[CHANS];
		for (int k = 0; k < CHANS; k++)
			cases[k] = send_case(chans[k], &i);
		CHECK(mote_select(cases, CHANS, -1) >= 0);
	}
	for (int k = 0; k < CHANS; k++)
		mote_chan_close(chans[k]);
}

static void forwards(void *c)
{
	long v;

	while (mote_chan_recv(c, &v))
		mote_chan_send(together, &v);
	v = -1;
	mote_chan_send(together, &v);
}

static void run(int slots)
{
	static unsigned char seen[1000000];
	long v, ended = 0;

	mote_procs(slots);
	together = make_chan(sizeof(long), 0);
	for (int k = 0; k < CHANS; k++) {
		chans[k] = make_chan(sizeof(long), 0);
		go(forwards, chans[k]);
	}
	go(sends, 0);
	while (ended < CHANS) {
		CHECK(mote_chan_recv(together, &v));
		if (v < 0)
			ended++;
		else
			CHECK_EQ(seen[v]++, 0);
	}
	for (long i = 0; i < items; i++) {
		CHECK_EQ(seen[i], 1);
		seen[i] = 0;
	}
	WAIT_FOR(mote_numg() == 1);
	for (int k = 0; k < CHANS; k++)
		mote_chan_free(chans[k]);
	mote_chan_free(together);
}

int main(void)
{
	items = scale(50000, 3000, 1000000);
	run(1);
	run(2);
	run(4);
	return ok();
}
