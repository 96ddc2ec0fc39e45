/*
 * One slot: pairs that hand a value to each other for ever through channels and selects keep
 * neither a G that yields, nor one that sleeps, nor a timer from its turn.
 *
 * also: pinned
 */
#include "check.h"

static struct mote_chan *ping, *pong;
static bool stop;
static long yields, passes, fired;

static void pings(void *arg)
{
	(void)arg;
	while (!LOAD(&stop)) {
		passes++;
		mote_chan_send(ping, NULL);
		mote_chan_recv(pong, NULL);
	}
	mote_chan_close(ping);
}

static void pongs(void *arg)
{
	struct mote_case one = recv_case(ping, NULL);

	(void)arg;
	while (mote_select(&one, 1, -1) == 0 && one.ok) {
		struct mote_case two[] = {recv_case(NULL, NULL), send_case(pong, NULL)};
		CHECK_EQ(mote_select(two, 2, -1), 1);
	}
}

static void yielder(void *arg)
{
	(void)arg;
	while (!LOAD(&stop)) {
		yields++;
		mote_gosched();
	}
}

static struct mote_timer timer;

static void fires(void *arg)
{
	(void)arg;
	fired++;
	if (!LOAD(&stop))
		CHECK_EQ(mote_timer_start(&timer, MS, fires, 0), 0);
}

int main(void)
{
	mote_procs(1);
	ping = make_chan(0, 0);
	pong = make_chan(0, 0);
	go(pings, 0);
	go(pongs, 0);
	go(yielder, 0);
	CHECK_EQ(mote_timer_start(&timer, MS, fires, 0), 0);
	for (int i = 0; i < 30; i++)
		mote_sleep(MS);
	WAIT_FOR(fired > 5);
	CHECK(yields > 30);
	/* Within a factor of twenty and the length of a burst. */
	CHECK(passes > 30);
	CHECK(yields * 20 * 64 > passes);
	STORE(&stop, true);
	mote_timer_stop(&timer);
	WAIT_FOR(mote_numg() == 1);
	return ok();
}
