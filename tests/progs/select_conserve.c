/*
 * Many Gs send, receive, select in both directions and give up after short times, on several
 * channels that are closed in the end, while the number of slots goes between 1, 2 and 4. Every
 * value that has been sent is received once, those of a sender in their order.
 *
 * also: pinned 64k
 * time-limit: 60
 */
#include "check.h"

#define CHANS 5
#define SENDERS 6
#define RECEIVERS 5
#define BOTH 4 /* these send and receive */
#define ALL (SENDERS + BOTH)
#define MOST 100000

struct item {
	int sender, seq;
};

static struct mote_chan *chans[CHANS];
static unsigned char seen[ALL][MOST];
static struct mote_wg sending, receiving;
static int rounds, last[RECEIVERS + BOTH][CHANS][ALL];

static void received(int who, int chan, struct item it)
{
	CHECK(it.sender >= 0 && it.sender < ALL && it.seq > 0 && it.seq <= rounds);
	CHECK(it.seq > last[who][chan][it.sender]);
	last[who][chan][it.sender] = it.seq;
	CHECK_EQ(SWAP(&seen[it.sender][it.seq - 1], 1), 0);
}

static int64_t some_time(uint64_t *seed)
{
	static const int64_t times[] = {-1, -1, 0, 1, 20000, 60000};

	return times[rnd(seed) % COUNT(times)];
}

/* One value leaves, sooner or later: by any of the ways to send. */
static void send(struct item it, uint64_t *seed)
{
	struct mote_case cases[4];
	int first = (int)(rnd(seed) % CHANS), n = (int)(rnd(seed) % 4) + 1;

	for (int i = 0; i < n; i++)
		cases[i] = send_case(chans[(first + i) % CHANS], &it);
	if (rnd(seed) % 4 == 0) {
		mote_chan_send(chans[first], &it);
		return;
	}
	if (rnd(seed) % 8 == 0 && mote_chan_trysend(chans[first], &it) == 0)
		return;
	for (;;) {
		int r = mote_select(cases, n, some_time(seed));
		if (r >= 0)
			return;
		CHECK(r == -EAGAIN || r == -ETIMEDOUT);
		if (r == -EAGAIN)
			mote_gosched();
	}
}

static void sends(void *arg)
{
	uint64_t seed = (uint64_t)arg;

	for (int seq = 1; seq <= rounds; seq++)
		send((struct item){(int)(long)arg, seq}, &seed);
	mote_wg_done(&sending);
}

/* Receives until all channels are closed. */
static void receives(void *arg)
{
	int who = (int)(long)arg, closed = 0;
	uint64_t seed = (uint64_t)arg + 100;
	struct mote_chan *mine[CHANS];

	for (int i = 0; i < CHANS; i++)
		mine[i] = chans[i];
	while (closed < CHANS) {
		struct item it = {-1, -1};
		struct mote_case cases[CHANS + 2];
		int n = CHANS + (int)(rnd(&seed) % 3);
		for (int i = 0; i < n; i++)
			cases[i] = recv_case(mine[i % CHANS], &it);
		int r = mote_select(cases, n, some_time(&seed));
		if (r < 0) {
			CHECK(r == -EAGAIN || r == -ETIMEDOUT);
			CHECK_EQ(it.seq, -1);
			mote_gosched();
		} else if (cases[r].ok) {
			received(who, r % CHANS, it);
		} else {
			CHECK(it.seq == 0 && it.sender == 0);
			mine[r % CHANS] = NULL;
			closed++;
		}
	}
	mote_wg_done(&receiving);
}

/* Sends to one channel and receives from it and others in one select. */
static void does_both(void *arg)
{
	int who = (int)(long)arg, seq = 1;
	uint64_t seed = (uint64_t)arg + 200;

	while (seq <= rounds) {
		struct item in = {-1, -1}, out = {SENDERS + who, seq};
		int a = (int)(rnd(&seed) % CHANS), b = (int)(rnd(&seed) % CHANS);
		struct mote_case cases[] = {recv_case(chans[a], &in), send_case(chans[a], &out),
					    recv_case(chans[b], &in)};
		int r = mote_select(cases, 3, some_time(&seed));
		if (r == 1) {
			seq++;
		} else if (r >= 0) {
			CHECK(cases[r].ok);
			received(RECEIVERS + who, r ? b : a, in);
		} else {
			mote_gosched();
		}
	}
	mote_wg_done(&sending);
}

static void round_of(uint64_t *seed)
{
	static const size_t caps[CHANS] = {0, 0, 1, 3, 20};
	static const int slots[] = {1, 2, 4};

	for (int i = 0; i < COUNT(last) * CHANS * ALL; i++)
		(&last[0][0][0])[i] = 0;
	for (int i = 0; i < CHANS; i++)
		chans[i] = make_chan(sizeof(struct item), caps[i]);
	mote_wg_add(&sending, ALL);
	mote_wg_add(&receiving, RECEIVERS);
	for (long i = 0; i < SENDERS; i++)
		go(sends, (void *)i);
	for (long i = 0; i < RECEIVERS; i++)
		go(receives, (void *)i);
	for (long i = 0; i < BOTH; i++)
		go(does_both, (void *)i);
	while (mote_numg() > 1 + RECEIVERS) {
		mote_procs(slots[rnd(seed) % COUNT(slots)]);
		mote_sleep(rnd(seed) % 200000);
	}
	mote_wg_wait(&sending);
	for (int i = 0; i < CHANS; i++)
		mote_chan_close(chans[i]);
	mote_wg_wait(&receiving);
	for (int i = 0; i < CHANS; i++)
		mote_chan_free(chans[i]);
	for (int i = 0; i < ALL; i++) {
		for (int k = 0; k < rounds; k++)
			CHECK_EQ(SWAP(&seen[i][k], 0), 1);
	}
}

int main(void)
{
	uint64_t seed = 3;

	rounds = (int)scale(6000, 200, MOST);
	for (int i = 0; i < 5; i++)
		round_of(&seed);
	WAIT_FOR(mote_numg() == 1);
	return ok();
}
