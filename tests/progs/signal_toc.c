/*
 * Handlers of the program's in a part with another table of contents (r2), and the runtime's, which
 * has one more: each finds its own, whichever the interrupted code has, and that its own
 * afterwards.
 *
 * archs: ppc64le
 * sources: toc_other.c toc_vars.c
 * build: -mcmodel=small -Itests/progs/parts
 * also: 64k
 */
#include "foreign.h"

#include "toc.h"

FIVE_THOUSAND(DECLARE, toc_a)

static struct mote_wg done;
static bool stop;
static int tid;
static long here;

static __attribute__((noinline)) long sum_a(void)
{
	long sum = 0;

	FIVE_THOUSAND(SUM, toc_a)
	return sum;
}

static long wanted;

static void handles(int sig, struct kernel_siginfo *info, void *ucontext)
{
	(void)sig, (void)info, (void)ucontext;
	CHECK_EQ(sum_a(), wanted);
	here++;
}

static void runs(void *arg)
{
	mote_lockosthread();
	STORE(&tid, (int)mote_rawsyscall(SYS_gettid));
	while (!LOAD(&stop)) {
		CHECK_EQ(sum_a(), wanted);
		CHECK_EQ(other_sum(), other_wanted);
	}
	mote_wg_done(arg);
}

static void sends(void *arg)
{
	static const int sigs[] = {SIGUSR1, SIGUSR2, SIGURG};

	long n = scale(3000, 1500, 100000);

	(void)arg;
	for (long i = 0; i < n || LOAD(&here) < 100 || LOAD(&other_handled) < 100; i++) {
		thread_kill(LOAD(&tid), sigs[i % 3]);
		nap(50000);
	}
	STORE(&stop, true);
}

int main(void)
{
	static struct foreign sender;
	long queued = 0;

	wanted = sum_a();
	other_wanted = other_sum();
	CHECK(this_toc() != other_toc());
	CHECK_EQ(mote_signal_handler(SIGUSR1, handles, 0), 0);
	CHECK_EQ(mote_signal_handler(SIGUSR2, other_handles, 0), 0);
	CHECK_EQ(mote_signal_enable(SIGURG), 0);
	mote_wg_add(&done, 1);
	CHECK_EQ(mote_go(runs, &done), 0);
	WAIT_FOR(LOAD(&tid));
	foreign_start(&sender, sends, NULL, NULL);
	mote_wg_wait(&done);
	foreign_join(&sender);
	while (mote_signal_tryrecv() == SIGURG)
		queued++;
	CHECK(queued > 0);
	return ok();
}
