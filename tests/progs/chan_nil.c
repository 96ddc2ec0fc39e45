/*
 * NULL channels: nothing is ever ready on them; Gs that wait there, plain or in a select, wait for
 * ever and keep nobody from anything.
 *
 * also: pinned
 */
#include "check.h"

static int started, woken;

static void sends(void *arg)
{
	ADD(&started, 1);
	mote_chan_send(NULL, arg);
	ADD(&woken, 1);
}

static void receives(void *arg)
{
	ADD(&started, 1);
	mote_chan_recv(NULL, arg);
	ADD(&woken, 1);
}

static void selects(void *arg)
{
	struct mote_case cases[] = {recv_case(NULL, arg), send_case(NULL, arg)};

	ADD(&started, 1);
	mote_select(cases, 2, -1);
	ADD(&woken, 1);
}

static void selects_none(void *arg)
{
	(void)arg;
	ADD(&started, 1);
	mote_select(NULL, 0, -1);
	ADD(&woken, 1);
}

int main(void)
{
	static void (*const waits[])(void *) = {sends, receives, selects, selects_none};
	long v = 5;
	struct mote_chan *c = make_chan(sizeof v, 1);
	struct mote_case cases[] = {recv_case(NULL, &v), send_case(NULL, &v), recv_case(c, &v)};

	CHECK_EQ(mote_chan_trysend(NULL, &v), -EAGAIN);
	CHECK_EQ(mote_chan_tryrecv(NULL, &v), -EAGAIN);
	CHECK_EQ(mote_chan_len(NULL), 0);
	CHECK_EQ(mote_select(cases, 3, 0), -EAGAIN);
	CHECK_EQ(mote_select(cases, 2, MS), -ETIMEDOUT);
	for (int i = 0; i < COUNT(waits); i++)
		go(waits[i], &v);
	WAIT_FOR(LOAD(&started) == COUNT(waits));
	for (long i = 0; i < 100; i++) {
		CHECK_EQ(mote_chan_trysend(c, &i), 0);
		CHECK_EQ(mote_select(cases, 3, i % 2 ? -1 : 1000 * SECOND), 2);
		CHECK_EQ(v, i);
	}
	settle();
	CHECK_EQ(LOAD(&woken), 0);
	CHECK_EQ(mote_numg(), 1 + COUNT(waits));
	return ok();
}
