/*
 * Selects with 1 to 65535 cases: whichever becomes ready is found, before the wait and during it;
 * all the others are left.
 *
 * also: pinned
 * builds: O0=-O0
 */
#include "check.h"

#define CHANS 1000
#define MOST 65535

static struct mote_chan *chans[CHANS];
static struct mote_case cases[MOST];
static long sent[CHANS], got[CHANS];
static int n, index_of, state;

static void selects(void *arg)
{
	(void)arg;
	STORE(&state, 1);
	index_of = mote_select(cases, n, -1);
	STORE(&state, 2);
}

/* Every third is a send. */
static void make_cases(int want)
{
	n = want;
	for (int i = 0; i < n; i++) {
		int k = i % CHANS;
		cases[i] = k % 3 ? recv_case(chans[k], &got[k]) : send_case(chans[k], &sent[k]);
	}
}

static void meet(int k)
{
	if (k % 3)
		CHECK_EQ(mote_chan_trysend(chans[k], &sent[k]), 0);
	else
		CHECK_EQ(mote_chan_tryrecv(chans[k], &got[k]), 0);
	settle();
}

/* It waits, and channel k becomes ready. */
static void waiting(int k)
{
	STORE(&state, 0);
	sent[k]++;
	go(selects, 0);
	settle();
	CHECK_EQ(LOAD(&state), 1);
	meet(k);
	CHECK_EQ(LOAD(&state), 2);
	CHECK_EQ(index_of % CHANS, k);
	CHECK_EQ(got[k], sent[k]);
	CHECK(cases[index_of].ok);
}

static void left(int chan)
{
	for (int k = 0; k < chan; k++) {
		CHECK_EQ(mote_chan_trysend(chans[k], &sent[k]), -EAGAIN);
		CHECK_EQ(mote_chan_tryrecv(chans[k], NULL), -EAGAIN);
	}
}

static void partner(void *arg)
{
	int k = (int)(long)arg;

	if (k % 3)
		mote_chan_send(chans[k], &sent[k]);
	else
		CHECK(mote_chan_recv(chans[k], &got[k]));
}

/* Somebody waits at channel k already. */
static void ready(int k)
{
	sent[k]++;
	go(partner, (void *)(long)k);
	settle();
	CHECK_EQ(mote_select(cases, n, 0) % CHANS, k);
	settle();
	CHECK_EQ(got[k], sent[k]);
}

int main(void)
{
	static const int counts[] = {1, 2, 3, 7, 8, 9, 10, 15, 16, 17, 100, 1000, 5000, MOST};
	uint64_t seed = 1;

	mote_procs(1);
	for (int k = 0; k < CHANS; k++)
		chans[k] = make_chan(sizeof(long), 0);
	for (int i = 0; i < COUNT(counts); i++) {
		make_cases(counts[i]);
		int used = n < CHANS ? n : CHANS;
		int rounds = n < 20 ? n : (int)scale(8, 3, 100);
		for (int round = 0; round < rounds; round++) {
			waiting(n < 20 ? round : (int)(rnd(&seed) % used));
			ready(n < 20 ? round : (int)(rnd(&seed) % used));
		}
		left(used);
	}
	return ok();
}
