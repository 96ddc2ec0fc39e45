/*
 * Signals to channels. One G, started by the first notify, has the right to receive for good, and
 * sends what it is told to the channels of whoever subscribed: without waiting, a full channel
 * drops.
 *
 * A stop keeps the channel subscribed until all that had been accepted is delivered. It disables
 * what nobody else wants, and so waits for the handlers under way (sigtab.h); then it raises
 * `asked`, wakes the receiver as a signal would, and waits. The receiver reads `asked`, and finds
 * the queue empty after that: everything accepted before the stop has been delivered, so it takes
 * all subscriptions stopped up to that number out, and only then lets the stops return: nothing
 * comes to their channels any more.
 *
 * While nobody subscribes the receiver is parked, and hides no deadlock.
 */
#include "runtime/base/atomic.h"
#include "runtime/io/chan.h"
#include "runtime/loop/sigrecv.h"
#include "runtime/mote.h"
#include "runtime/os/mutex.h"
#include "runtime/sched/g.h"
#include "runtime/signal/handler.h"
#include "runtime/signal/sigqueue.h"
#include "runtime/signal/sigtab.h"

struct subscription {
	struct subscription *next;
	struct mote_chan *chan;
	uint64_t want;	  /* signals */
	uint64_t stopped; /* the number of the stop; 0: goes on */
};

/* A stop that waits; on its G's stack. */
struct stop {
	struct stop *next;
	uint64_t number;
	struct mote_sema done;
};

static struct {
	struct mutex lock;
	struct subscription *first;
	struct stop *stops;
	uint32_t wanted[_NSIG + 1]; /* how many subscriptions go on for it */
	uint64_t asked;		    /* stops so far; atomic */
	bool runs, parked;
	struct mote_sema work; /* the receiver's, while parked */

	/* The receiver's. */
	uint64_t answered;
} fan;

/* A channel may have subscriptions that are being stopped beside the one that goes on. */
static bool told_before(const struct subscription *s, uint64_t bit)
{
	const struct subscription *t = fan.first;

	while (t != s && (t->chan != s->chan || !(t->want & bit)))
		t = t->next;
	return t != s;
}

static void deliver(int sig)
{
	mutex_lock(&fan.lock);
	for (struct subscription *s = fan.first; s; s = s->next)
		if (s->want & SIGBIT(sig) && !told_before(s, SIGBIT(sig)))
			mote_chan_trysend(s->chan, &sig);
	mutex_unlock(&fan.lock);
}

/* Those stopped up to `number`, off the list. Holds: fan.lock. */
static struct subscription *take_stopped(uint64_t number)
{
	struct subscription **link = &fan.first, *taken = NULL, *s;

	while ((s = *link)) {
		if (!s->stopped || s->stopped > number) {
			link = &s->next;
			continue;
		}
		*link = s->next;
		s->next = taken;
		taken = s;
	}
	return taken;
}

/* Holds: fan.lock. */
static void let_go(uint64_t number)
{
	struct stop **link = &fan.stops, *stop;

	while ((stop = *link)) {
		if (stop->number > number) {
			link = &stop->next;
			continue;
		}
		*link = stop->next;
		mote_semrelease(&stop->done);
	}
}

/* The queue was empty after `number` had been read. */
static void answer(uint64_t number)
{
	struct subscription *s, *next;

	mutex_lock(&fan.lock);
	s = take_stopped(number);
	let_go(number);
	mutex_unlock(&fan.lock);
	fan.answered = number;
	for (; s; s = next) {
		next = s->next;
		mote_free(s);
	}
}

/* Holds: fan.lock. */
static bool anybody_wants(void)
{
	const struct subscription *s = fan.first;

	while (s && !s->want)
		s = s->next;
	return s;
}

/* Nobody wants any signal: parks until somebody does. */
static bool rest(void)
{
	bool idle;

	mutex_lock(&fan.lock);
	idle = fan.parked = !anybody_wants() && !fan.stops;
	mutex_unlock(&fan.lock);
	if (idle)
		mote_semacquire(&fan.work);
	return idle;
}

static void receive(void *arg)
{
	(void)arg;
	for (;;) {
		uint64_t asked = atomic_load_acquire(&fan.asked);
		int sig = sigqueue_take();

		if (sig)
			deliver(sig);
		else if (asked != fan.answered)
			answer(asked);
		else if (asked == atomic_load_acquire(&fan.asked) && !rest() && sigqueue_announce())
			sigrecv_wait(); /* the look may have eaten the byte of a stop's wake-up */
	}
}

/* The G that receives. Holds: fan.lock. */
static int start(void)
{
	int r;

	if (fan.runs)
		return 0;
	if (!sigqueue_claim())
		return -EBUSY;
	r = g_start_service(receive);
	if (r < 0)
		sigqueue_release();
	else
		fan.runs = true;
	return r;
}

/* The channel's subscription that goes on; NULL when there is none. Holds: fan.lock. */
static struct subscription *find(const struct mote_chan *c)
{
	struct subscription *s = fan.first;

	while (s && (s->chan != c || s->stopped))
		s = s->next;
	return s;
}

/* Holds: fan.lock. */
static void end_rest(void)
{
	if (fan.parked)
		mote_semrelease(&fan.work);
	fan.parked = false;
}

/* Holds: fan.lock. `fresh` is memory for a subscription; NULL when it has been used. */
static int notify(struct mote_chan *c, int sig, struct subscription **fresh)
{
	struct subscription *s = find(c);
	int r = sigtab_usable(sig);

	if (r == 0)
		r = start();
	if (r == 0)
		r = mote_signal_enable(sig);
	if (r < 0)
		return r;
	if (!s) {
		s = *fresh;
		*fresh = NULL;
		*s = (struct subscription){.next = fan.first, .chan = c};
		fan.first = s;
	}
	fan.wanted[sig] += !(s->want & SIGBIT(sig));
	s->want |= SIGBIT(sig);
	end_rest();
	return 0;
}

/* Runs on: g. Holds: nothing. Allocates: memory. Blocks: M, shortly. */
int mote_signal_notify(struct mote_chan *c, int sig)
{
	struct subscription *fresh;
	int r;

	if (!c || c->elem != sizeof(sig))
		return -EINVAL;
	fresh = mote_alloc(sizeof(*fresh));
	if (!fresh)
		return -ENOMEM;
	mutex_lock(&fan.lock);
	r = notify(c, sig, &fresh);
	mutex_unlock(&fan.lock);
	mote_free(fresh);
	return r;
}

/* Takes sig from every channel: true when one had it. Holds: fan.lock. */
static bool forget(int sig)
{
	bool wanted = fan.wanted[sig] != 0;

	for (struct subscription *s = fan.first; s; s = s->next)
		if (!s->stopped)
			s->want &= ~SIGBIT(sig);
	fan.wanted[sig] = 0;
	return wanted;
}

/* Both under one lock: whether a notify comes before or after, channels and disposition agree.
 * Runs on: g. Holds: nothing. Allocates: no. Blocks: M, shortly. */
int notify_replace(int sig, uintptr_t what, unsigned long flags)
{
	bool changed;
	int r;

	mutex_lock(&fan.lock);
	r = sigtab_set(sig, what, flags);
	changed = r == 0 && forget(sig);
	mutex_unlock(&fan.lock);
	if (changed)
		sigqueue_wake(); /* the receiver parks, if that was the last one */
	return r;
}

/*
 * What nobody else wants has its first disposition again. It is enabled still: whoever ignores it
 * or gives it a handler makes all channels forget it. Holds: fan.lock.
 */
static void unwant(uint64_t signals)
{
	for (; signals; signals &= signals - 1) {
		int sig = __builtin_ctzll(signals) + 1;

		if (--fan.wanted[sig] == 0)
			sigtab_set(sig, SIGTAB_NONE, 0);
	}
}

/* Runs on: g. Holds: nothing. Allocates: no. Blocks: G. */
int mote_signal_stop(struct mote_chan *c)
{
	struct stop stop = {.next = NULL};
	struct subscription *s;

	mutex_lock(&fan.lock);
	if (!fan.runs) {
		mutex_unlock(&fan.lock);
		return 0;
	}
	s = find(c);
	if (s)
		unwant(s->want);
	stop.number = fan.asked + 1;
	if (s)
		s->stopped = stop.number;
	stop.next = fan.stops;
	fan.stops = &stop;
	end_rest();
	atomic_store_release(&fan.asked, stop.number);
	mutex_unlock(&fan.lock);
	sigqueue_wake();
	mote_semacquire(&stop.done);
	return 0;
}
