/*
 * What mote's own calls need of a G's stack stays within what is added for them: each call is made
 * on a painted stack, also where its M loses the slot meanwhile.
 * also: pinned
 */
#include "check.h"

#define RESERVE 2560
#define ROOM (8 * 1024)

static struct mote_note note;
static struct mote_mutex mutex;
static struct mote_sema sema;
static struct mote_wg wg, done;
static struct mote_chan *chans[9];
static struct mote_case cases[9];
static volatile int busy, called;

static void nothing(void *arg)
{
	(void)arg;
}

/* Keeps the only slot wanted, so that a call that lends it does not get it back at once. */
static void hogs(void *arg)
{
	(void)arg;
	while (busy)
		mote_gosched();
}

static bool yes(struct mote_g *gp, void *arg)
{
	(void)arg;
	mote_ready(gp);
	return true;
}

static void releases(void *arg)
{
	(void)arg;
	mote_semrelease(&sema);
	mote_wg_done(&wg);
	mote_notewakeup(&note);
	mote_unlock(&mutex);
}

static void call_printf(void)
{
	mote_eprintf("%-30s %#018lx %+d %.3s %c\n", "a line of text", 0x1234567890ul, 5, "abcd",
		     'c');
}

static void call_snprintf(void)
{
	char buf[8];

	mote_snprintf(buf, sizeof(buf), "%*d %llo", 40, 3, 123456789012345ll);
}

static void call_alloc(void)
{
	void *p = mote_alloc(100), *q = mote_alloc(1000000);

	mote_free(p);
	mote_free(q);
}

static void call_go(void)
{
	for (int i = 0; i < 40; i++)
		mote_go_stack(nothing, NULL, (size_t)i * 1000);
	mote_gosched();
}

static void call_waits(void)
{
	mote_noteclear(&note);
	mote_wg_add(&wg, 1);
	mote_lock(&mutex);
	mote_go(releases, NULL);
	mote_notesleep(&note);
	mote_lock(&mutex);
	mote_unlock(&mutex);
	mote_semacquire(&sema);
	mote_wg_wait(&wg);
}

static void call_sleep(void)
{
	struct kernel_timespec ts = {0, MS};

	mote_sleep(MS);
	mote_park(yes, NULL);
	mote_syscall(SYS_nanosleep, &ts, NULL);
	mote_notetsleepg(&(struct mote_note){0}, MS);
}

static void call_lock(void)
{
	mote_lockosthread();
	mote_gosched();
	mote_unlockosthread();
}

static void call_procs(void)
{
	mote_procs(3);
	mote_gosched();
	mote_procs(1);
}

static void call_clock(void)
{
	CHECK(mote_nanotime() > 0 && mote_walltime() > 0 && mote_getg() && mote_numg() > 0);
}

static void calls_back(void *arg)
{
	(void)arg;
	called++;
}

static void answers(void *arg)
{
	long v = 1;

	(void)arg;
	mote_chan_send(chans[0], &v);
	CHECK(mote_chan_recv(chans[1], &v));
}

static void serves(void *arg)
{
	long v = 1;

	(void)arg;
	mote_chan_send(chans[2], &v);
	mote_chan_send(chans[8], &v);
	mote_chan_close(chans[3]);
}

static void make_chans(void (*partner)(void *))
{
	for (int i = 0; i < COUNT(chans); i++) {
		chans[i] = mote_chan_make(sizeof(long), 0);
		cases[i] = (struct mote_case){chans[i], MOTE_RECV, NULL, false};
	}
	CHECK_EQ(mote_go(partner, NULL), 0);
}

static void free_chans(void)
{
	for (int i = 0; i < COUNT(chans); i++)
		mote_chan_free(chans[i]);
}

static void call_chan(void)
{
	long v = 2;

	make_chans(answers);
	CHECK(mote_chan_recv(chans[0], &v));
	CHECK_EQ(mote_chan_trysend(chans[2], &v), -EAGAIN);
	mote_chan_send(chans[1], &v);
	free_chans();
}

static void call_select(void)
{
	make_chans(serves);
	CHECK_EQ(mote_select(cases, 8, 1000 * SECOND), 2);
	CHECK_EQ(mote_select(cases, 9, 1000 * SECOND), 8);
	CHECK_EQ(mote_select(cases, 8, -1), 3);
	cases[3].chan = NULL;
	CHECK_EQ(mote_select(cases, 8, MS), -ETIMEDOUT);
	CHECK_EQ(mote_select(cases, 9, 0), -EAGAIN);
	free_chans();
}

static void call_timer(void)
{
	struct mote_timer t = {0};
	int before = called;

	CHECK_EQ(mote_timer_start(&t, 1000 * SECOND, calls_back, NULL), 0);
	CHECK_EQ(mote_timer_start(&t, 0, calls_back, NULL), 1);
	WAIT_FOR(called != before);
	CHECK(!mote_timer_stop(&t));
}

static const struct {
	const char *name;
	void (*fn)(void);
} calls[] = {
	{"printf", call_printf}, {"snprintf", call_snprintf}, {"alloc", call_alloc},
	{"go", call_go},	 {"waits", call_waits},	      {"sleep", call_sleep},
	{"lock", call_lock},	 {"procs", call_procs},	      {"clock", call_clock},
	{"chan", call_chan},	 {"select", call_select},     {"timer", call_timer},
};

static __attribute__((noinline)) long used(void (*fn)(void))
{
	volatile unsigned char *top = (unsigned char *)__builtin_frame_address(0) - 512;
	long n = 0;

	for (int i = 1; i <= ROOM; i++)
		top[-i] = 0xa5;
	fn();
	for (int i = 1; i <= ROOM; i++)
		if (top[-i] != 0xa5)
			n = i;
	return n + 512;
}

static void measures(void *arg)
{
	(void)arg;
	for (int i = 0; i < COUNT(calls); i++) {
		long n = 0, more;

		for (int round = 0; round < 5; round++)
			if ((more = used(calls[i].fn)) > n)
				n = more;
		if (n > RESERVE)
			mote_printf("%s: %ld bytes of stack\n", calls[i].name, n);
	}
	busy = 0;
	mote_wg_done(&done);
}

int main(void)
{
	long null = mote_rawsyscall(SYS_openat, AT_FDCWD, "/dev/null", O_WRONLY, 0);

	CHECK(null >= 0);
	CHECK_EQ(mote_rawsyscall(SYS_dup3, null, 2, 0), 2);
	mote_procs(1);
	busy = 1;
	mote_wg_add(&done, 1);
	CHECK_EQ(mote_go(hogs, 0), 0);
	CHECK_EQ(mote_go_stack(measures, 0, 4 * ROOM), 0);
	mote_wg_wait(&done);
	return ok();
}
