/*
 * A signal that a thread sends itself while it is enabled is told, one that it sends itself while
 * it is ignored is not: counted over many flips by several Gs, each with a real-time signal of its
 * own, while other threads pour in signals that are enabled, ignored, disabled and handled at
 * random. A receiver sleeps all the while.
 *
 * (qemu-user reads a disposition twice when it delivers a signal; see README, Limits.)
 *
 * archs: native
 * also: pinned fifo
 * builds: pipe=-DPIPE
 */
#include "outside.h"

#define FLIPPERS 3
#define POURERS 2
#define FIRST 40
#define DONE SIGTERM

static const int poured[] = {SIGCHLD, SIGURG, SIGWINCH, SIGCONT};

static struct foreign threads[POURERS];
static struct mote_wg flippers;
static uint32_t stop;
static long rounds, told[65], wanted[FLIPPERS], sent[65];
static bool handled;

static void pours(void *arg)
{
	for (unsigned i = (unsigned)(long)arg; may_change() && !LOAD(&stop); i++) {
		int sig = poured[i % COUNT(poured)];
		ADD(&sent[sig], 1);
		if (i / COUNT(poured) % 2)
			kill_self(sig);
		else
			kill_all(sig);
		if (i % 16 == 0)
			nap(50000);
	}
}

static void sees(int sig, struct kernel_siginfo *info, void *ucontext)
{
	(void)sig, (void)info, (void)ucontext;
	STORE(&handled, true);
}

static void flip(int sig, unsigned how)
{
	long r = how % 4 == 0	? mote_signal_enable(sig)
		 : how % 4 == 1 ? mote_signal_ignore(sig)
		 : how % 4 == 2 ? mote_signal_disable(sig)
				: mote_signal_handler(sig, sees, SA_RESTART);

	CHECK_EQ(r, 0);
}

static void flips(void *arg)
{
	long me = (long)arg;
	int sig = FIRST + (int)me;
	unsigned random = (unsigned)me;

	mote_lockosthread();
	/* Or until the handler's turn has come, too. */
	for (long i = 0; i < rounds || !LOAD(&handled); i++) {
		CHECK_EQ(mote_signal_enable(sig), 0);
		for (int k = 0; k < 3; k++)
			kill_self(sig);
		wanted[me] += 3;
		CHECK_EQ(mote_signal_ignore(sig), 0);
		kill_self(sig);
		random = random * 1103515245 + 12345;
		flip(poured[random >> 16 & 3], random >> 24);
		if (i % 8 == 0)
			mote_sleep(20000);
	}
	mote_wg_done(&flippers);
}

static void receives(void *arg)
{
	int sig;

	while ((sig = mote_signal_recv()) != DONE) {
		CHECK(sig > 0);
		told[sig]++;
	}
	while ((sig = mote_signal_tryrecv()) != -EAGAIN)
		told[sig]++;
	word_add(arg);
}

int main(void)
{
	static uint32_t end;

	rounds = scale(2000, 150, 100000);
	mote_procs(4);
	choose_mode();
	CHECK_EQ(mote_signal_enable(DONE), 0);
	CHECK_EQ(mote_go(receives, &end), 0);
	for (long i = 0; i < POURERS; i++)
		foreign_start_tp(&threads[i], pours, (void *)i, i ? TP_GARBAGE : TP_PARENT);
	mote_wg_add(&flippers, FLIPPERS);
	for (long i = 0; i < FLIPPERS; i++)
		CHECK_EQ(mote_go(flips, (void *)i), 0);
	mote_wg_wait(&flippers);
	STORE(&stop, 1);
	for (int i = 0; i < POURERS; i++)
		foreign_join(&threads[i]);
	kill_all(DONE);
	word_wait_g(&end, 1);
	for (int i = 0; i < FLIPPERS; i++)
		CHECK_EQ(told[FIRST + i], wanted[i]);
	for (int i = 0; i < COUNT(poured); i++)
		CHECK(told[poured[i]] <= sent[poured[i]]);
	return ok();
}
