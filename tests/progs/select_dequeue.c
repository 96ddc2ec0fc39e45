/*
 * A select that is served elsewhere, or whose time runs out, leaves a queue in which it stood
 * first, in the middle, last, or alone; those around it keep their order, and so does who comes
 * after.
 *
 * also: pinned 64k
 */
#include "check.h"

#define MOST 6

static struct mote_chan *c, *other;
static enum mote_op op;
static int order[2 * MOST], served;
static struct mote_g *sleeper;

static void waits(void *arg)
{
	long v = (long)arg;

	if (op == MOTE_SEND)
		mote_chan_send(c, &v);
	else
		CHECK(mote_chan_recv(c, &v));
	order[served++] = (int)(long)arg;
}

static void selects(void *arg)
{
	long v = -1;
	struct mote_case cases[] = {{c, op, &v, false}, recv_case(other, NULL), {c, op, &v, false}};

	if (arg)
		CHECK_EQ(mote_select(cases, 3, -1), 1);
	else
		CHECK_EQ(mote_select(cases, 3, 100000), -ETIMEDOUT);
	STORE(&sleeper, NULL);
}

/* `before` Gs stand before the select and `after` behind it. */
static void one(long before, long after, bool by_time)
{
	long n = 0;

	served = 0;
	for (; n < before; n++) {
		go(waits, (void *)n);
		settle();
	}
	STORE(&sleeper, (struct mote_g *)1);
	go(selects, (void *)(long)!by_time);
	settle();
	for (; n < before + after; n++) {
		go(waits, (void *)n);
		settle();
	}
	if (!by_time)
		CHECK_EQ(mote_chan_trysend(other, NULL), 0);
	WAIT_FOR(!LOAD(&sleeper));
	for (; n < before + after + 2; n++) {
		go(waits, (void *)n);
		settle();
	}
	for (long i = 0; i < n; i++) {
		long v = i;
		CHECK_EQ(op == MOTE_SEND ? mote_chan_tryrecv(c, &v) : mote_chan_trysend(c, &v), 0);
		CHECK_EQ(v, i);
		settle();
	}
	CHECK_EQ(served, n);
	for (int i = 0; i < n; i++)
		CHECK_EQ(order[i], i);
	CHECK_EQ(mote_chan_tryrecv(c, NULL), -EAGAIN);
	CHECK_EQ(mote_chan_trysend(c, &(long){0}), -EAGAIN);
}

int main(void)
{
	mote_procs(1);
	c = make_chan(sizeof(long), 0);
	other = make_chan(0, 0);
	for (int i = 0; i < 4; i++) {
		op = i % 2 ? MOTE_SEND : MOTE_RECV;
		for (long before = 0; before <= 3; before++) {
			for (long after = 0; after <= 3; after++)
				one(before, after, i / 2);
		}
	}
	return ok();
}
