/*
 * Signals of every kind, for fault runs: queued ones, each acknowledged before the next is sent;
 * handled ones; on Ms that come and go, on foreign threads, which borrow Ms; wanted and no longer
 * wanted, in turn; at every thread, from its birth to its end. What is counted must be exact.
 */
#include "foreign.h"

#define FOREIGNERS 3
#define GS 3

static bool stop;
static int handled;
static struct mote_wg done;
static struct mote_sema come;
static long from_outside;
static struct foreign threads[FOREIGNERS];

/* A foreign thread has a whole M here, its thread pointer too, or none: not that of main. */
static void handles(int sig, struct kernel_siginfo *info, void *ucontext)
{
	int tid = (int)mote_rawsyscall(SYS_gettid);

	(void)sig, (void)info, (void)ucontext;
	for (int i = 0; i < FOREIGNERS; i++)
		if (LOAD(&threads[i].tid) == tid && mote_getg())
			CHECK(mote_goid() > 1);
	ADD(&handled, 1);
}

static void comes(void *arg)
{
	(void)arg;
	ADD(&from_outside, 1);
	mote_semrelease(&come);
}

static long starts_g(void)
{
	int r;

	mote_needm();
	CHECK(mote_getg() != NULL);
	r = mote_go(comes, NULL);
	mote_dropm();
	CHECK(r == 0 || r == -ENOMEM || r == -EAGAIN);
	return r == 0;
}

/* Its own mask and signal stack are as before. */
static void foreigner(void *arg)
{
	uint64_t mine = 1ull << (SIGALRM - 1), mask;
	struct kernel_stack stack;
	long started = 0;

	mote_rawsyscall(SYS_rt_sigprocmask, SIG_SETMASK, &mine, NULL, 8);
	for (int i = 0; i < 12 || !LOAD(&stop); i++) {
		int before = LOAD(&handled);
		kill_self(SIGUSR2);
		CHECK(LOAD(&handled) > before);
		kill_self(SIGUSR1);
		kill_self(SIGURG);
		if (i < 12)
			started += starts_g();
		nap(100000);
	}
	mote_rawsyscall(SYS_rt_sigprocmask, SIG_BLOCK, NULL, &mask, 8);
	CHECK_EQ(mask, mine);
	CHECK_EQ(mote_rawsyscall(SYS_sigaltstack, 0, &stack), 0);
	CHECK(stack.ss_flags & SS_DISABLE);
	STORE((long *)arg, started + 1);
}

/* Until there is memory, and a thread, for it. */
static void start(void (*fn)(void *))
{
	for (int tries = 0; mote_go(fn, NULL) < 0; tries++) {
		if (tries == 20) {
			mote_printf("refused\n");
			mote_exit(3);
		}
		mote_sleep(MS);
	}
}

static void ends_bound(void *arg)
{
	(void)arg;
	mote_lockosthread();
	kill_self(SIGUSR2);
	kill_self(SIGURG);
	mote_wg_done(&done);
}

/* Ms come and go. */
static void churns(void *arg)
{
	(void)arg;
	for (int i = 0; i < 8; i++) {
		mote_wg_add(&done, 1);
		start(ends_bound);
		mote_sleep(300000);
	}
	mote_wg_done(&done);
}

/* Signals whatever thread there is, as soon as the kernel knows it. */
static void hunts(void *arg)
{
	static char entries[8192];
	long self = mote_rawsyscall(SYS_gettid), n;

	(void)arg;
	while (!LOAD(&stop)) {
		long fd = mote_rawsyscall(SYS_openat, -100, "/proc/self/task", O_DIRECTORY, 0);
		n = mote_rawsyscall(SYS_getdents64, fd, entries, sizeof entries);
		mote_rawsyscall(SYS_close, fd);
		for (long at = 0; at < n; at += *(const uint16_t *)(entries + at + 16)) {
			long tid = 0;
			for (const char *p = entries + at + 19; *p >= '0' && *p <= '9'; p++)
				tid = 10 * tid + *p - '0';
			if (tid && tid != self) {
				thread_kill(tid, SIGUSR2);
				thread_kill(tid, SIGUSR1);
			}
		}
		nap(200000);
	}
}

static void flips(void *arg)
{
	(void)arg;
	for (int i = 0; i < 20; i++) {
		CHECK_EQ(mote_signal_enable(SIGURG), 0);
		mote_sleep(100000);
		CHECK_EQ(mote_signal_disable(SIGURG), 0);
		mote_gosched();
	}
	mote_wg_done(&done);
}

static void receive(int wanted)
{
	int sig;

	while ((sig = mote_signal_recv()) != wanted)
		CHECK(sig == SIGUSR1 || sig == SIGURG);
}

int main(void)
{
	static struct foreign hunter;
	static char stacks[FOREIGNERS + 1][FOREIGN_STACK] __attribute__((aligned(16)));
	static long ended[FOREIGNERS];
	long pid = mote_rawsyscall(SYS_getpid), started = 0;

	mote_procs(3);
	CHECK_EQ(mote_signal_enable(SIGUSR1), 0);
	CHECK_EQ(mote_signal_enable(40), 0);
	CHECK_EQ(mote_signal_handler(SIGUSR2, handles, SA_RESTART), 0);
	for (int i = 0; i < FOREIGNERS; i++) {
		threads[i].stack = stacks[i];
		foreign_start(&threads[i], foreigner, &ended[i], NULL);
	}
	hunter.stack = stacks[FOREIGNERS];
	foreign_start(&hunter, hunts, NULL, NULL);
	mote_wg_add(&done, GS + 1);
	for (int i = 0; i < GS; i++)
		start(churns);
	start(flips);
	for (int i = 0; i < 60; i++) {
		CHECK_EQ(mote_rawsyscall(SYS_kill, pid, 40), 0);
		receive(40);
	}
	mote_wg_wait(&done);
	STORE(&stop, true);
	foreign_join(&hunter);
	for (int i = 0; i < FOREIGNERS; i++) {
		foreign_join(&threads[i]);
		CHECK(ended[i] > 0);
		started += ended[i] - 1;
	}
	for (long i = 0; i < started; i++)
		mote_semacquire(&come);
	CHECK_EQ(LOAD(&from_outside), started);
	while (mote_signal_tryrecv() != -EAGAIN)
		;
	CHECK_EQ(mote_numg(), 1);
	return ok();
}
