/*
 * What the runtime allocates for a call it gives back: the cases of a large select, a channel that
 * is freed while selects are still leaving it, what a notify has asked for in vain or a stop has
 * ended. After a while the process does not grow any more.
 *
 * archs: native
 */
#include "check.h"

#define CASES 200
#define LARGE 16384

static void selects(void)
{
	static struct mote_chan *c;
	static struct mote_case cases[CASES];
	long value = 1;

	if (!c)
		c = make_chan(sizeof(long), 1);
	for (int i = 0; i < CASES; i++)
		cases[i] = recv_case(c, NULL);
	mote_chan_send(c, &value);
	CHECK(mote_select(cases, CASES, -1) >= 0);
	CHECK_EQ(mote_select(cases, CASES, 0), -EAGAIN);
}

static struct mote_chan *won, *lost;

static void chooses(void *arg)
{
	struct mote_case cases[2] = {recv_case(won, NULL), recv_case(lost, NULL)};

	CHECK_EQ(mote_select(cases, 2, -1), 0);
	mote_semrelease(arg);
}

/* The select has been served, and has not left the other channel yet, when that is freed. */
static void channels(void)
{
	struct mote_sema done = {0};

	won = make_chan(1, LARGE);
	lost = make_chan(1, LARGE);
	go(chooses, &done);
	settle();
	mote_chan_send(won, "");
	mote_chan_free(lost);
	mote_semacquire(&done);
	mote_chan_free(won);
}

static void notifies(void)
{
	static struct mote_chan *c;

	if (!c)
		c = make_chan(sizeof(int), 1);
	for (int i = 0; i < 20; i++) {
		CHECK_EQ(mote_signal_notify(c, SIGWINCH), 0);
		CHECK_EQ(mote_signal_notify(c, SIGWINCH), 0);
		CHECK_EQ(mote_signal_notify(c, SIGKILL), -EINVAL);
		CHECK_EQ(mote_signal_stop(c), 0);
	}
}

/* Of each kind of call the process may grow by less than a third of what it would leave. */
static void check(const char *what, void (*fn)(void), int times, long leaves)
{
	long before, more;

	for (int i = 0; i < times / 10; i++)
		fn();
	before = status_value("VmRSS");
	for (int i = 0; i < times; i++)
		fn();
	more = status_value("VmRSS") - before;
	if (more > leaves * times / 1024 / 3) {
		mote_eprintf("%s: %ld KiB more\n", what, more);
		mote_exit(1);
	}
}

int main(void)
{
	mote_procs(1);
	check("select", selects, 2000, CASES * 64L);
	check("channels", channels, 5000, 256);
	check("notify", notifies, 2000, 20 * 32L);
	return ok();
}
