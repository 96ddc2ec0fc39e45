/*
 * Many senders and many receivers at one channel: every value arrives exactly once, and each
 * receiver sees those of each sender in their order.
 *
 * also: pinned 64k
 */
#include "check.h"

#define SENDERS 8
#define RECEIVERS 6
#define MOST 200000

struct item {
	int sender, seq;
};

static struct mote_chan *c;
static struct mote_wg sending, receiving;
static unsigned char seen[SENDERS][MOST];
static int rounds;

static void sends(void *arg)
{
	struct item it = {(int)(long)arg, 0};

	for (; it.seq < rounds; it.seq++) {
		if (it.seq % 7 != 0 || mote_chan_trysend(c, &it) != 0)
			mote_chan_send(c, &it);
	}
	mote_wg_done(&sending);
}

static void receives(void *arg)
{
	int last[SENDERS];
	struct item it;

	(void)arg;
	for (int i = 0; i < SENDERS; i++)
		last[i] = -1;
	while (mote_chan_recv(c, &it)) {
		CHECK(it.sender >= 0 && it.sender < SENDERS && it.seq < rounds);
		CHECK(it.seq > last[it.sender]);
		last[it.sender] = it.seq;
		CHECK_EQ(SWAP(&seen[it.sender][it.seq], 1), 0);
		if (it.seq % 100 == 0)
			mote_gosched();
	}
	mote_wg_done(&receiving);
}

static void run(int slots, size_t cap)
{
	mote_procs(slots);
	c = make_chan(sizeof(struct item), cap);
	mote_wg_add(&sending, SENDERS);
	mote_wg_add(&receiving, RECEIVERS);
	for (long i = 0; i < SENDERS || i < RECEIVERS; i++) {
		if (i < RECEIVERS)
			go(receives, 0);
		if (i < SENDERS)
			go(sends, (void *)i);
	}
	mote_wg_wait(&sending);
	mote_chan_close(c);
	mote_wg_wait(&receiving);
	mote_chan_free(c);
	for (int i = 0; i < SENDERS; i++) {
		for (int k = 0; k < rounds; k++)
			CHECK_EQ(SWAP(&seen[i][k], 0), 1);
	}
}

int main(void)
{
	rounds = (int)scale(5000, 400, MOST);
	for (int slots = 1; slots <= 4; slots *= 2) {
		run(slots, 0);
		run(slots, 1);
		run(slots, 10);
	}
	return ok();
}
