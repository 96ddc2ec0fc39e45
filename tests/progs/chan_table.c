/*
 * In which states of a channel a send and a receive go ahead, wait, or find it closed: plain, try,
 * and select that does not wait, waits for long, or for ever. Who waits is served later.
 *
 * also: pinned 64k
 * builds: O0=-O0
 */
#include "check.h"

enum state {
	NIL,
	EMPTY,
	SENDER,
	RECEIVER,
	ROOM,
	HALF,
	FULL,
	FULL_SENDER,
	ROOM_RECEIVER,
	CLOSED,
	LEFT
};
enum form { PLAIN, TRY, SELECT_NOW, SELECT_LONG, SELECT_EVER, FORMS };
enum { WAITS, GOES, SHUT };

static const struct {
	int cap, send, recv;
} expected[] = {
	[NIL] = {0, WAITS, WAITS},	    [EMPTY] = {0, WAITS, WAITS},
	[SENDER] = {0, WAITS, GOES},	    [RECEIVER] = {0, GOES, WAITS},
	[ROOM] = {2, GOES, WAITS},	    [HALF] = {2, GOES, GOES},
	[FULL] = {2, WAITS, GOES},	    [FULL_SENDER] = {2, WAITS, GOES},
	[ROOM_RECEIVER] = {2, GOES, WAITS}, [CLOSED] = {2, SHUT, SHUT},
	[LEFT] = {2, SHUT, GOES},
};

static void sends(void *c)
{
	mote_chan_send(c, &(long){100});
}

static void receives(void *c)
{
	mote_chan_recv(c, NULL);
}

/* A channel in that state; the first value to come out of it is 100. */
static struct mote_chan *channel(enum state state)
{
	struct mote_chan *c =
		state == NIL ? NULL : make_chan(sizeof(long), (size_t)expected[state].cap);
	bool full = state == FULL || state == FULL_SENDER;

	for (long i = 0; i < (full ? 2 : state == HALF || state == LEFT); i++)
		CHECK_EQ(mote_chan_trysend(c, &(long){100 + i}), 0);
	if (state == SENDER || state == FULL_SENDER)
		go(sends, c);
	if (state == RECEIVER || state == ROOM_RECEIVER)
		go(receives, c);
	settle();
	if (state == CLOSED || state == LEFT)
		mote_chan_close(c);
	return c;
}

static struct attempt {
	struct mote_chan *c;
	enum mote_op op;
	enum form form;
	int finished, result;
	long value;
} attempts[1000];

static int select_one(struct attempt *a)
{
	static const int64_t times[] = {
		[SELECT_NOW] = 0, [SELECT_LONG] = 1000 * SECOND, [SELECT_EVER] = -1};
	struct mote_case one = {a->c, a->op, &a->value,
				a->op == MOTE_RECV && a->form == SELECT_LONG};
	int i = mote_select(&one, 1, times[a->form]);

	if (i == 0)
		return one.ok ? 0 : -EPIPE;
	return i;
}

/* Does it: 0, -EAGAIN, or -EPIPE where it was closed. */
static void attempt(void *arg)
{
	struct attempt *a = arg;

	if (a->form >= SELECT_NOW)
		a->result = select_one(a);
	else if (a->form == TRY && a->op == MOTE_SEND)
		a->result = mote_chan_trysend(a->c, &a->value);
	else if (a->form == TRY)
		a->result = mote_chan_tryrecv(a->c, &a->value);
	else if (a->op == MOTE_RECV)
		a->result = mote_chan_recv(a->c, &a->value) ? 0 : -EPIPE;
	else
		mote_chan_send(a->c, &a->value);
	a->finished = 1;
}

/* The others give it what it waits for. */
static void serve(struct attempt *a)
{
	long value = 100;

	for (int i = 0; i < 4 && !a->finished; i++) {
		if (a->op == MOTE_RECV)
			CHECK_EQ(mote_chan_trysend(a->c, &(long){100}), 0);
		else
			CHECK_EQ(mote_chan_tryrecv(a->c, &value), 0);
		settle();
	}
	CHECK(a->finished);
	CHECK_EQ(a->result, 0);
	/* What it has sent came last. */
	while (a->op == MOTE_SEND && value != 7)
		CHECK_EQ(mote_chan_tryrecv(a->c, &value), 0);
}

static void check(struct attempt *a, enum state state)
{
	int what = a->op == MOTE_SEND ? expected[state].send : expected[state].recv;
	bool tries = a->form == TRY || a->form == SELECT_NOW;

	if (a->op == MOTE_SEND && what == SHUT && a->form != TRY)
		return; /* that throws: chan_send_closed.c, select_send_closed.c */
	a->c = channel(state);
	a->value = 7;
	size_t len = mote_chan_len(a->c);
	go(attempt, a);
	settle();
	CHECK_EQ(a->finished, what != WAITS || tries);
	if (what == WAITS)
		CHECK_EQ(mote_chan_len(a->c), len);
	if (!a->finished && state != NIL)
		serve(a);
	else if (a->finished)
		CHECK_EQ(a->result, what == GOES ? 0 : what == SHUT ? -EPIPE : -EAGAIN);
	if (a->op == MOTE_RECV && a->finished)
		CHECK_EQ(a->value, what == SHUT ? 0 : a->result == -EAGAIN ? 7 : 100);
}

int main(void)
{
	struct attempt *a = attempts;

	mote_procs(1);
	for (enum state state = 0; state < COUNT(expected); state++) {
		for (enum form form = 0; form < FORMS; form++) {
			*a = (struct attempt){.op = MOTE_SEND, .form = form};
			check(a++, state);
			*a = (struct attempt){.op = MOTE_RECV, .form = form};
			check(a++, state);
		}
	}
	return ok();
}
