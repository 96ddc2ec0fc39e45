/*
 * What a timer's function may do: start its timer again, start, stop and move others, free the
 * timer, start Gs, send, and make a parked G ready.
 *
 * also: pinned 64k
 */
#include "check.h"

static struct mote_timer tick, other;
static struct mote_chan *c;
static long ticks, others, freed, from_gs;
static int64_t due;

static void ticks_on(void *arg)
{
	CHECK(mote_nanotime() >= due);
	CHECK(!mote_timer_stop(&tick));
	if (++ticks == (long)arg) {
		mote_chan_trysend(c, &ticks);
		return;
	}
	due = mote_nanotime() + 100000;
	CHECK_EQ(mote_timer_start(&tick, 100000, ticks_on, arg), 0);
}

static void periodic(void)
{
	long n = scale(200, 50, 10000);

	ticks = 0;
	due = mote_nanotime();
	CHECK_EQ(mote_timer_start(&tick, 0, ticks_on, (void *)n), 0);
	CHECK(mote_chan_recv(c, NULL));
	CHECK_EQ(ticks, n);
}

static void counts(void *arg)
{
	(void)arg;
	others++;
}

/* Stops one that is as late as it: whichever of both is called first stops the other. */
static void stops_other(void *arg)
{
	others += mote_timer_stop(arg);
	ticks++;
}

static void moves_other(void *arg)
{
	if (mote_timer_start(arg, MS, counts, NULL) == 1)
		ticks++;
}

static void stopping(void)
{
	for (int i = 0; i < 50; i++) {
		ticks = others = 0;
		CHECK_EQ(mote_timer_start(&tick, 20000, stops_other, &other), 0);
		CHECK_EQ(mote_timer_start(&other, 20000, stops_other, &tick), 0);
		WAIT_FOR(LOAD(&ticks) + LOAD(&others) == 2 || mote_sleep(20000));
		CHECK(!mote_timer_stop(&tick));
		CHECK(!mote_timer_stop(&other));
	}
	ticks = others = 0;
	CHECK_EQ(mote_timer_start(&other, 1000 * SECOND, counts, NULL), 0);
	CHECK_EQ(mote_timer_start(&tick, MS, moves_other, &other), 0);
	WAIT_FOR(LOAD(&others) == 1 || mote_sleep(20000));
	CHECK_EQ(ticks, 1);
}

/* The block is gone, and somebody else's, when the runtime goes on. */
static void frees(void *arg)
{
	mote_free(arg);
	unsigned char *p = mote_alloc(sizeof(struct mote_timer));
	for (size_t i = 0; i < sizeof(struct mote_timer); i++)
		p[i] = 0xa5;
	mote_free(p);
	ADD(&freed, 1);
}

static void freeing(void)
{
	long n = scale(5000, 500, 200000);

	freed = 0;
	for (long i = 0; i < n; i++) {
		struct mote_timer *t = mote_alloc(sizeof *t);
		*t = (struct mote_timer){0};
		CHECK_EQ(mote_timer_start(t, i % 5 * 10000, frees, t), 0);
	}
	WAIT_FOR(LOAD(&freed) == n || mote_sleep(20000));
}

static void sends(void *arg)
{
	mote_chan_send(c, &(long){(long)arg});
}

static void starts_g(void *arg)
{
	CHECK_EQ(mote_go(sends, arg), 0);
}

static bool publish(struct mote_g *gp, void *arg)
{
	STORE((struct mote_g **)arg, gp);
	return true;
}

static void readies(void *arg)
{
	struct mote_g *gp;

	/* Another M may still be at it where the one of main has not parked it yet. */
	WAIT_FOR((gp = SWAP((struct mote_g **)arg, NULL)));
	mote_ready(gp);
}

static void others_go_on(void)
{
	static struct mote_g *gp;
	long v;

	for (long i = 0; i < 20; i++) {
		CHECK_EQ(mote_timer_start(&tick, i * 1000, starts_g, (void *)i), 0);
		CHECK(mote_chan_recv(c, &v));
		CHECK_EQ(v, i);
		from_gs++;
	}
	mote_procs(1);
	settle();
	for (long i = 0; i < 20; i++) {
		CHECK_EQ(mote_timer_start(&tick, i * 1000, readies, &gp), 0);
		mote_park(publish, &gp);
	}
}

int main(void)
{
	c = make_chan(sizeof(long), 1);
	for (int slots = 1; slots <= 3; slots += 2) {
		mote_procs(slots);
		periodic();
		stopping();
		freeing();
	}
	others_go_on();
	/* The Gs that have sent need not be gone yet. */
	WAIT_FOR(mote_numg() == 1);
	return ok();
}
