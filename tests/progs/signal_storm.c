/*
 * Signals, queued and handled, at every instruction of the runtime: two foreign threads signal the
 * threads of Gs that do nothing but call it: starting Gs, memory, notes, locks, semaphores, sleeps,
 * channels, timers, system calls, clocks, printing to memory, and changing what is wanted of
 * another signal.
 *
 * also: pinned
 */
#include "foreign.h"

#define TARGETS 4

static int tid[TARGETS];
static bool stop;
static long handled, received, acts;
static struct mote_wg done;
static struct mote_mutex lock;
static struct mote_sema sema;

static void handles(int sig, struct kernel_siginfo *info, void *ucontext)
{
	(void)sig, (void)info, (void)ucontext;
	CHECK(mote_getg() != NULL || mote_goid() == 0);
	ADD(&handled, 1);
}

static void nothing(void *arg)
{
	mote_wg_done(arg);
}

static void starts(void)
{
	struct mote_wg end = {0};

	mote_wg_add(&end, 3);
	for (int i = 0; i < 3; i++)
		CHECK_EQ(mote_go(nothing, &end), 0);
	mote_wg_wait(&end);
}

static void allocates(void)
{
	void *p[8];

	for (size_t i = 0; i < COUNT(p); i++)
		CHECK((p[i] = mote_alloc(16 << i)) != NULL);
	for (size_t i = 0; i < COUNT(p); i++)
		mote_free(p[i]);
}

static void wakes(void *note)
{
	mote_notewakeup(note);
}

static void waits(void)
{
	struct mote_note note = {0};

	CHECK_EQ(mote_go(wakes, &note), 0);
	mote_notesleep(&note);
	mote_noteclear(&note);
	CHECK(!mote_notetsleepg(&note, 1000));
}

static void locks(void)
{
	mote_lock(&lock);
	ADD(&acts, 1);
	mote_unlock(&lock);
	mote_semrelease(&sema);
	mote_semacquire(&sema);
}

static void sleeps(void)
{
	mote_sleep(10000);
	mote_gosched();
}

static void calls(void)
{
	char text[64];

	CHECK(mote_syscall(SYS_getppid) > 0);
	CHECK(mote_nanotime() > 0 && mote_walltime() > 0);
	CHECK_EQ(mote_snprintf(text, sizeof text, "%d %s %lx", 12, "three", 0x45ul), 11);
}

static void flips(void)
{
	CHECK_EQ(mote_signal_enable(SIGURG), 0);
	mote_signal_ignored(SIGURG); /* another G may flip it too */
	CHECK_EQ(mote_signal_ignore(SIGURG), 0);
	CHECK_EQ(mote_signal_handler(SIGURG, handles, 0), 0);
	CHECK_EQ(mote_signal_disable(SIGURG), 0);
}

static struct mote_chan *chan;

/* Another G of these may have taken the value, or put one in. */
static void talks(void)
{
	struct mote_case cases[2] = {{chan, MOTE_SEND, &acts, false},
				     {chan, MOTE_RECV, NULL, false}};
	int r = mote_chan_trysend(chan, &acts);

	CHECK(r == 0 || r == -EAGAIN);
	CHECK(mote_chan_len(chan) <= 2);
	CHECK(mote_select(cases, 2, MS) >= -ETIMEDOUT);
	mote_chan_tryrecv(chan, NULL);
}

static void fires(void *sema)
{
	mote_semrelease(sema);
}

static void times(void)
{
	struct mote_timer t = {0}, never = {0};
	struct mote_sema fired = {0};

	/* Not so soon that a busy machine is late for the other one. */
	CHECK_EQ(mote_timer_start(&never, 1000 * SECOND, fires, &fired), 0);
	CHECK_EQ(mote_timer_start(&t, 10000, fires, &fired), 0);
	mote_semacquire(&fired);
	CHECK(mote_timer_stop(&never));
	CHECK(!mote_timer_stop(&t));
}

/* All of them in turn, but each G begins elsewhere. */
static void works(void *arg)
{
	static void (*const what[])(void) = {starts, allocates, waits, locks, sleeps,
					     calls,  flips,	talks, times};
	unsigned i = (unsigned)(long)arg * 2;

	mote_lockosthread();
	STORE(&tid[(long)arg], (int)mote_rawsyscall(SYS_gettid));
	while (!LOAD(&stop))
		what[i++ % COUNT(what)]();
	STORE(&tid[(long)arg], 0);
	mote_wg_done(&done);
}

/* However busy the machine. */
static bool enough(void)
{
	return LOAD(&handled) > 100 && LOAD(&received) > 100 && LOAD(&acts) > 100;
}

static void sends(void *arg)
{
	static const int sigs[] = {SIGUSR1, SIGUSR2, MOTE_SIG, 40, SIGURG, SIGCHLD};
	int64_t end = mote_nanotime() + scale(800, 1000, 60000) * MS;

	for (unsigned i = (unsigned)(long)arg; mote_nanotime() < end || !enough(); i++) {
		int target = LOAD(&tid[i % TARGETS]);
		int sig = sigs[i / TARGETS % COUNT(sigs)];
		/* qemu-user reads a disposition twice, and would call the SIG_DFL of the other. */
		if (sig == SIGURG && emulated())
			continue;
		/* A count that grows faster than it is told would never end. */
		if (target && (sig != 40 || i % 8 == 0))
			thread_kill(target, sig);
		if (i % 16 == 0)
			nap(30000);
	}
	STORE(&stop, true);
	mote_rawsyscall(SYS_kill, mote_rawsyscall(SYS_getpid), SIGUSR1);
}

int main(void)
{
	static struct foreign senders[2];

	mote_procs(3);
	chan = mote_chan_make(sizeof acts, 2);
	CHECK(chan != NULL);
	CHECK_EQ(mote_signal_enable(SIGUSR1), 0);
	CHECK_EQ(mote_signal_enable(40), 0);
	CHECK_EQ(mote_signal_handler(SIGUSR2, handles, SA_RESTART), 0);
	mote_wg_add(&done, TARGETS);
	for (long i = 0; i < TARGETS; i++)
		CHECK_EQ(mote_go(works, (void *)i), 0);
	for (int i = 0; i < TARGETS; i++)
		WAIT_FOR(LOAD(&tid[i]));
	for (int i = 0; i < 2; i++)
		foreign_start(&senders[i], sends, (void *)(long)i, NULL);
	while (!LOAD(&stop)) {
		int sig = mote_signal_recv();
		CHECK(sig == SIGUSR1 || sig == 40 || sig == SIGURG);
		ADD(&received, 1);
	}
	mote_wg_wait(&done);
	for (int i = 0; i < 2; i++)
		foreign_join(&senders[i]);
	return ok();
}
