/*
 * A hundred foreign threads that are in and out of a critical section of their own, which no
 * handler may wait for, and ten that send them SIGCHLD: nobody hangs, nothing is lost, and what is
 * the thread's own stays so: its mask, its signal stack (half of them have one), its thread
 * pointer. SIGCHLD is enabled and received; in another build nobody wants it. Between the marks,
 * which strace can see, no memory is asked for.
 *
 * also: pinned fifo
 * builds: pipe=-DPIPE unwanted=-DUNWANTED
 */
#include "outside.h"

#define WORKERS 100
#define SIGNALERS 10
#define STACK 32768

static struct foreign workers[WORKERS], signalers[SIGNALERS];
static char stacks[WORKERS / 2][STACK];
static uint32_t ready, go_on, sent_all, checked, leave;
static long rounds, calls;

static struct {
	int taken;
	long inside, count;
} section;

/* A handler that waited for this would wait for itself. */
static void critical(void)
{
	while (SWAP(&section.taken, 1))
		mote_rawsyscall(SYS_sched_yield);
	CHECK_EQ(++section.inside, 1);
	section.count++;
	for (volatile int i = 0; i < 100; i++)
		;
	CHECK_EQ(--section.inside, 0);
	STORE(&section.taken, 0);
}

static void give_own(long me)
{
	struct kernel_stack stack = {.ss_sp = stacks[me / 2], .ss_size = STACK};

	if (me % 2)
		CHECK_EQ(mote_rawsyscall(SYS_sigaltstack, &stack, NULL), 0);
	set_mask(1ull << (SIGUSR2 - 1) | (me % 4 == 2 ? 1ull << (SIGHUP - 1) : 0));
}

static void works(void *arg)
{
	long me = (long)arg;
	struct own own;

	give_own(me);
	own = own_now();
	word_add(&ready);
	word_wait(&go_on, 1);
	for (long i = 0; i < calls || LOAD(&sent_all) < SIGNALERS; i++) {
		critical();
		mote_rawsyscall(SYS_sched_yield);
	}
	own_check(&own);
	word_add(&checked);
	word_wait(&leave, 1);
}

static void signals(void *arg)
{
	(void)arg;
	word_wait(&go_on, 1);
	for (long i = 0; i < rounds; i++) {
		for (int k = 0; k < WORKERS; k++)
			CHECK_EQ(thread_kill(workers[k].tid, SIGCHLD), 0);
		nap(50000);
	}
	word_add(&sent_all);
	word_wait(&leave, 1);
}

static void mark(const char *text, size_t n)
{
	mote_rawsyscall(SYS_write, -1, text, n);
}

/* As many signals as one can see, at the most as many as were sent, and the last one. */
static long receive(void)
{
	long received = 0;
#ifndef UNWANTED
	int sig;

	do {
		sig = mote_signal_recv();
		CHECK(sig == SIGCHLD || sig == SIGTERM);
		received += sig == SIGCHLD;
	} while (sig != SIGTERM);
	while ((sig = mote_signal_tryrecv()) == SIGCHLD)
		received++;
#endif
	word_wait_g(&checked, WORKERS);
	return received;
}

#ifndef UNWANTED
static struct foreign last;

/* One more when all is over: it must be told, and after it the one that ends it all. */
static void ends(void *arg)
{
	(void)arg;
	word_wait(&checked, WORKERS);
	kill_all(SIGTERM);
	word_wait(&leave, 1);
}
#endif

int main(void)
{
	rounds = scale(100, 10, 2000);
	calls = scale(100, 10, 1000);
	mote_procs(4);
	choose_mode();
#ifndef UNWANTED
	CHECK_EQ(mote_signal_enable(SIGCHLD), 0);
	CHECK_EQ(mote_signal_enable(SIGTERM), 0);
	foreign_start_tp(&last, ends, NULL, TP_NONE);
#endif
	for (long i = 0; i < WORKERS; i++)
		foreign_start_tp(&workers[i], works, (void *)i, (enum tp)(i % TPS));
	for (long i = 0; i < SIGNALERS; i++)
		foreign_start_tp(&signalers[i], signals, NULL, (enum tp)(i % TPS));
	word_wait_g(&ready, WORKERS);
	mark("storm begins", 12);
	word_add(&go_on);
	long received = receive();
	mark("storm ends", 10);
	CHECK_EQ(LOAD(&sent_all), SIGNALERS);
	word_add(&leave);
	for (int i = 0; i < WORKERS; i++)
		foreign_join(&workers[i]);
	for (int i = 0; i < SIGNALERS; i++)
		foreign_join(&signalers[i]);
#ifdef UNWANTED
	CHECK_EQ(received, 0);
#else
	foreign_join(&last);
	CHECK(received > 0 && received <= rounds * WORKERS * SIGNALERS);
	kill_all(SIGCHLD);
	CHECK_EQ(mote_signal_recv(), SIGCHLD);
	CHECK_EQ(mote_signal_tryrecv(), -EAGAIN);
#endif
	return ok();
}
