/*
 * A select in eight channels returns, and its stack is used for other things: by deeper calls, or
 * by the next G after its own has ended. No sender at the other channels finds it there. Every
 * value arrives once.
 *
 * also: pinned 64k
 * builds: O0=-O0
 */
#include "check.h"

#define CHANS 8
#define MOST 100000

static struct mote_chan *chans[CHANS];
static struct mote_wg done;
static unsigned char seen[CHANS][MOST];
static long rounds;
static bool stop;

static void sends(void *arg)
{
	for (long v = 0; v < rounds; v++)
		mote_chan_send(chans[(long)arg], &v);
	mote_wg_done(&done);
}

/* What lay on the stack is overwritten, and must stay so. */
__attribute__((noinline)) static void poison(int turns)
{
	volatile uint64_t area[200];

	for (int i = 0; i < COUNT(area); i++)
		area[i] = 0x0101010101010101u * (unsigned)(i % 7 + 1);
	for (int i = 0; i < turns; i++)
		mote_gosched();
	for (int i = 0; i < COUNT(area); i++)
		CHECK(area[i] == 0x0101010101010101u * (unsigned)(i % 7 + 1));
}

__attribute__((noinline)) static void take(int64_t ns)
{
	long v = -1;
	struct mote_case cases[CHANS];

	for (int i = 0; i < CHANS; i++)
		cases[i] = recv_case(chans[i], &v);
	int i = mote_select(cases, CHANS, ns);
	if (i < 0) {
		CHECK_EQ(i, -ETIMEDOUT);
		CHECK_EQ(v, -1);
		return;
	}
	CHECK(v >= 0 && v < rounds);
	CHECK_EQ(SWAP(&seen[i][v], 1), 0);
}

static void takes_once(void *arg)
{
	take(arg ? 5 * MS : 20000);
	if (arg)
		poison(2);
	mote_wg_done(&done);
}

static void takes(void *arg)
{
	(void)arg;
	for (int i = 0; !LOAD(&stop); i++) {
		take(i % 2 ? 20000 : 5 * MS);
		poison(i % 4);
	}
}

static void run(int slots)
{
	mote_procs(slots);
	STORE(&stop, false);
	mote_wg_add(&done, CHANS);
	go(takes, 0);
	for (long i = 0; i < CHANS; i++)
		go(sends, (void *)i);
	for (long i = 0; i < rounds; i++) {
		mote_wg_add(&done, 2);
		go(takes_once, 0);
		go(takes_once, (void *)(long)(i % 8 == 0));
		if (i % 8 == 0)
			poison(1);
	}
	mote_wg_wait(&done);
	STORE(&stop, true);
	WAIT_FOR(mote_numg() == 1);
	for (int i = 0; i < CHANS; i++) {
		for (long v = 0; v < rounds; v++)
			CHECK_EQ(SWAP(&seen[i][v], 0), 1);
		CHECK_EQ(mote_chan_trysend(chans[i], &rounds), -EAGAIN);
	}
}

int main(void)
{
	rounds = scale(3000, 250, MOST);
	for (int i = 0; i < CHANS; i++)
		chans[i] = make_chan(sizeof(long), 0);
	run(1);
	run(2);
	run(4);
	return ok();
}
