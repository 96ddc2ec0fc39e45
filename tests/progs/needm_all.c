/*
 * A foreign thread with any kind of thread pointer borrows an M, and everything but parking works:
 * Gs started, a parked G made ready, notes, locks, channels and select without waiting, semaphores,
 * wait groups, memory, printing, timers, clocks, signals, blocking calls. Before and after it is
 * nobody; its mask, signal stack and thread pointer are as they were.
 *
 * also: pinned fifo 64k
 */
#include "outside.h"

static struct foreign threads[2 * TPS];
static char stacks[TPS][65536];
static struct mote_g *parked;
static struct mote_sema came, gs_ran;
static struct mote_mutex lock;
static struct mote_note to_thread, to_main;
static struct mote_chan *chan;
static struct mote_wg group;
static int fired;

static bool publishes(struct mote_g *gp, void *arg)
{
	(void)arg;
	STORE(&parked, gp);
	return true;
}

static void parks(void *arg)
{
	(void)arg;
	mote_park(publishes, NULL);
	mote_semrelease(&came);
}

static void runs(void *arg)
{
	CHECK(mote_getg() != NULL && mote_goid() > 1);
	mote_lock(&lock);
	*(long *)arg += 1;
	mote_unlock(&lock);
	mote_semrelease(&gs_ran);
}

static void fires(void *arg)
{
	(void)arg;
	ADD(&fired, 1);
}

static void wakes_note(void *arg)
{
	mote_notewakeup(arg);
}

static void gs(void)
{
	static long count;
	uint64_t id = mote_goid();
	struct mote_g *gp = mote_getg();

	CHECK(gp != NULL && id > 1);
	for (int i = 0; i < 4; i++)
		CHECK_EQ(mote_go(runs, &count), 0);
	CHECK_EQ(mote_go_stack(runs, &count, 200000), 0);
	while (!LOAD(&parked))
		mote_gosched();
	mote_ready(SWAP(&parked, NULL));
	CHECK(mote_getg() == gp && mote_goid() == id);
	CHECK(mote_numg() >= 1 && mote_numm() >= 1 && mote_procs(0) >= 1);
	mote_lockosthread();
	mote_unlockosthread();
	CHECK_EQ(mote_sleep(0), 0);
}

static void locks_and_notes(void)
{
	mote_lock(&lock);
	CHECK(!mote_trylock(&lock));
	mote_unlock(&lock);
	mote_noteclear(&to_thread);
	CHECK(!mote_notetsleep(&to_thread, 0));
	CHECK(!mote_notetsleep(&to_thread, MS));
	CHECK(!mote_notetsleepg(&to_thread, MS));
	CHECK_EQ(mote_go(wakes_note, &to_thread), 0);
	mote_notesleep(&to_thread);
	CHECK(mote_notetsleepg(&to_thread, -1));
	mote_wg_add(&group, 1);
	mote_wg_done(&group);
	mote_wg_wait(&group);
	struct mote_sema full = {0};
	mote_semrelease(&full);
	mote_semacquire(&full);
}

static void channels(void)
{
	int in = 7, out = 0;
	struct mote_case cases[] = {{chan, MOTE_SEND, &in, false}, {NULL, MOTE_RECV, &out, false}};

	CHECK_EQ(mote_chan_tryrecv(chan, &out), -EAGAIN);
	CHECK_EQ(mote_select(&cases[1], 1, 0), -EAGAIN);
	CHECK_EQ(mote_select(cases, 2, 0), 0);
	CHECK_EQ(mote_chan_len(chan), 1);
	CHECK_EQ(mote_chan_tryrecv(chan, &out), 0);
	CHECK_EQ(out, 7);
	CHECK_EQ(mote_chan_trysend(chan, &in), 0);
	CHECK(mote_chan_recv(chan, &out));
	struct mote_chan *own = mote_chan_make(sizeof in, 1);
	mote_chan_send(own, &in);
	mote_chan_close(own);
	CHECK(mote_chan_recv(own, &out));
	mote_chan_free(own);
}

static void rest(long me)
{
	char text[64], *p = mote_alloc(1000), *big = mote_alloc(3 << 20);
	struct mote_timer timer = {0};
	struct kernel_timespec ts = {0, MS};

	CHECK(p && big);
	p[999] = big[(3 << 20) - 1] = 1;
	mote_free(p);
	mote_free(big);
	CHECK(mote_snprintf(text, sizeof text, "%ld %s", me, "thread") > 7);
	CHECK_EQ(mote_printf("%s", ""), 0);
	CHECK(mote_nanotime() > 0 && mote_walltime() > 0);
	CHECK_EQ(mote_timer_start(&timer, 1000 * SECOND, fires, NULL), 0);
	CHECK(mote_timer_stop(&timer));
	CHECK(!mote_timer_stop(&timer));
	CHECK_EQ(mote_syscall(SYS_nanosleep, &ts, NULL), 0);
	CHECK_EQ(mote_signal_enable(SIGUSR1), 0);
	kill_self(SIGUSR1);
	CHECK_EQ(mote_signal_recv(), SIGUSR1);
	CHECK_EQ(mote_signal_tryrecv(), -EAGAIN);
	CHECK_EQ(mote_signal_ignore(SIGUSR1), 0);
	CHECK(mote_signal_ignored(SIGUSR1));
	CHECK_EQ(mote_signal_disable(SIGUSR1), 0);
}

static void borrows(void *arg)
{
	long me = (long)arg;
	struct kernel_stack stack = {.ss_sp = stacks[me % TPS], .ss_size = sizeof stacks[0]};
	struct own own;

	if (me >= TPS)
		CHECK_EQ(mote_rawsyscall(SYS_sigaltstack, &stack, NULL), 0);
	set_mask(1ull << (SIGUSR2 - 1));
	own = own_now();
	CHECK(mote_getg() == NULL);
	mote_needm();
	gs();
	locks_and_notes();
	channels();
	rest(me);
	mote_notewakeup(&to_main);
	mote_dropm();
	CHECK(mote_getg() == NULL);
	own_check(&own);
}

int main(void)
{
	mote_procs(2);
	chan = make_chan(sizeof(int), 1);
	for (long i = 0; i < 2 * TPS; i++) {
		go(parks, NULL);
		foreign_start_tp(&threads[i], borrows, (void *)i, (enum tp)(i % TPS));
		CHECK(mote_notetsleepg(&to_main, -1));
		mote_noteclear(&to_main);
		mote_semacquire(&came);
		for (int k = 0; k < 5; k++)
			mote_semacquire(&gs_ran);
		foreign_join(&threads[i]);
	}
	WAIT_ASLEEP(mote_numg() == 1);
	return ok();
}
