/*
 * Resizing between 1 and 16 slots under channels, selects and timers loses none of them.
 *
 * also: pinned
 */
#include "check.h"

#define TIMERS 50

static struct mote_chan *c, *answers;
static struct mote_timer timers[TIMERS];
static struct mote_wg done;
static long rounds, calls, armed;

static void asks(void *arg)
{
	for (long i = 0; i < rounds; i++) {
		mote_chan_send(c, &arg);
		CHECK(mote_chan_recv(answers, NULL));
	}
	mote_wg_done(&done);
}

static void answers_all(void *arg)
{
	struct mote_case one = recv_case(c, NULL);

	(void)arg;
	for (;;) {
		int r = mote_select(&one, 1, 50000);
		CHECK(r == 0 || r == -ETIMEDOUT);
		if (r == 0 && !one.ok)
			break;
		if (r == 0)
			mote_chan_send(answers, NULL);
	}
	mote_wg_done(&done);
}

static void fires(void *arg)
{
	ADD(&calls, 1);
	if (LOAD(&calls) < 20 * rounds) {
		ADD(&armed, 1);
		CHECK_EQ(mote_timer_start(arg, 50000 + rnd(&(uint64_t){(uint64_t)calls}) % 100000,
					  fires, arg),
			 0);
	}
}

int main(void)
{
	uint64_t seed = 1;

	rounds = scale(1000, 100, 20000);
	c = make_chan(sizeof(void *), 0);
	answers = make_chan(0, 0);
	mote_wg_add(&done, 8);
	for (int i = 0; i < 8; i++)
		go(asks, 0);
	for (int i = 0; i < 4; i++)
		go(answers_all, 0);
	ADD(&armed, TIMERS);
	for (int i = 0; i < TIMERS; i++)
		CHECK_EQ(mote_timer_start(&timers[i], i * 1000, fires, &timers[i]), 0);
	while (mote_numg() > 5 || LOAD(&calls) < 20 * rounds) {
		mote_procs((int)(rnd(&seed) % 16) + 1);
		mote_sleep(200000);
	}
	mote_wg_wait(&done);
	mote_wg_add(&done, 4);
	mote_chan_close(c);
	mote_wg_wait(&done);
	WAIT_FOR(LOAD(&calls) == LOAD(&armed) || mote_sleep(MS));
	return ok();
}
