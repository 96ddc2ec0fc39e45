/*
 * Signals hit foreign threads while they borrow Ms and give them back: the program's own handler
 * always finds either no G of the runtime's or one that is whole, and none is lost for the list.
 *
 * also: pinned
 */
#include "foreign.h"

#define THREADS 4

static struct foreign threads[THREADS], sender;
static bool stop;
static long handled, received, rounds;
static struct mote_mutex lock;

static void handles(int sig, struct kernel_siginfo *info, void *ucontext)
{
	static char text[32];

	(void)sig, (void)info, (void)ucontext;
	mote_getg();
	mote_snprintf(text, sizeof text, "%d", sig);
	ADD(&handled, 1);
}

static void borrows(void *arg)
{
	(void)arg;
	for (long i = 0; i < rounds || !LOAD(&handled) || !LOAD(&received); i++) {
		struct kernel_stack stack;
		void *p;

		mote_needm();
		CHECK(mote_getg() != NULL);
		p = mote_alloc(64);
		mote_lock(&lock);
		mote_unlock(&lock);
		mote_free(p);
		mote_dropm();
		CHECK(mote_getg() == NULL);
		mote_rawsyscall(SYS_sigaltstack, 0, &stack);
		CHECK(stack.ss_flags & SS_DISABLE);
	}
}

static void sends(void *arg)
{
	(void)arg;
	for (long i = 0; !LOAD(&stop); i++) {
		int tid = LOAD(&threads[i % THREADS].tid);

		if (tid)
			thread_kill(tid, i / THREADS % 2 ? SIGUSR1 : SIGUSR2);
		if (emulated())
			nap(100000);
	}
}

int main(void)
{
	rounds = scale(20000, 1000, 500000);
	CHECK_EQ(mote_signal_enable(SIGUSR1), 0);
	CHECK_EQ(mote_signal_handler(SIGUSR2, handles, 0), 0);
	for (int i = 0; i < THREADS; i++)
		foreign_start(&threads[i], borrows, NULL, NULL);
	foreign_start(&sender, sends, NULL, NULL);
	for (int i = 0; i < THREADS; i++)
		while (LOAD(&threads[i].tid)) {
			ADD(&received, mote_signal_tryrecv() == SIGUSR1);
			mote_gosched();
		}
	STORE(&stop, true);
	foreign_join(&sender);
	CHECK(LOAD(&handled) > 0 && received > 0);
	return ok();
}
