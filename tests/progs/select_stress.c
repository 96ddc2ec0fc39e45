/*
 * Channels with and without a buffer, each with a sender, a receiver, and an end of the selecting
 * Gs, which take one value of each in any order: all of them come to the end.
 *
 * also: pinned 64k
 */
#include "check.h"

#define CHANS 4

static struct mote_chan *chans[CHANS];
static struct mote_wg done;
static long rounds, sums[CHANS];

static void sends(void *arg)
{
	for (long i = 1; i <= rounds; i++)
		mote_chan_send(chans[(long)arg], &i);
	mote_wg_done(&done);
}

static void receives(void *arg)
{
	long v, sum = 0;

	for (long i = 0; i < rounds; i++) {
		CHECK(mote_chan_recv(chans[(long)arg], &v));
		sum += v;
	}
	ADD(&sums[(long)arg], sum);
	mote_wg_done(&done);
}

/* `rounds` values for each channel; a channel that has had its share becomes NULL. */
static void selects(void *arg)
{
	enum mote_op op = arg ? MOTE_SEND : MOTE_RECV;
	long v[CHANS], count[CHANS] = {0};
	struct mote_case cases[CHANS];

	for (int i = 0; i < CHANS; i++) {
		cases[i] = (struct mote_case){chans[i], op, &v[i], false};
		v[i] = 1;
	}
	for (long left = CHANS * rounds; left > 0; left--) {
		int i = mote_select(cases, CHANS, left % 3 ? -1 : 1000 * SECOND);
		CHECK(i >= 0 && cases[i].chan && cases[i].ok);
		if (op == MOTE_RECV)
			ADD(&sums[i], v[i]);
		if (++count[i] == rounds)
			cases[i].chan = NULL;
		v[i] = count[i] + 1;
	}
	mote_wg_done(&done);
}

static void run(int slots)
{
	mote_procs(slots);
	mote_wg_add(&done, 2 * CHANS + 2);
	for (long i = 0; i < CHANS; i++) {
		chans[i] = make_chan(sizeof(long), i % 2 ? 2 : 0);
		sums[i] = 0;
	}
	for (long i = 0; i < CHANS; i++) {
		go(sends, (void *)i);
		go(receives, (void *)i);
	}
	go(selects, NULL);
	go(selects, (void *)1);
	mote_wg_wait(&done);
	for (int i = 0; i < CHANS; i++) {
		CHECK_EQ(sums[i], rounds * (rounds + 1));
		CHECK_EQ(mote_chan_len(chans[i]), 0);
		mote_chan_free(chans[i]);
	}
}

int main(void)
{
	rounds = scale(10000, 600, 500000);
	run(1);
	run(2);
	run(4);
	return ok();
}
