/*
 * Another process stops and continues this one all the time: senders that wait for their signals to
 * be received go on, SIGCONT is received at the most once for each, timers come once.
 *
 * also: pinned
 * builds: pipe=-DPIPE
 */
#include "outside.h"

static struct foreign threads[TPS];
static uint32_t received[TPS], done, *stop;
static long pid, rounds, continued;
static int fired;

static void pelts(void *arg)
{
	for (long i = 0; !LOAD(stop) && mote_rawsyscall(SYS_getppid) == pid; i++) {
		process_kill(pid, SIGSTOP);
		if (i % 3 == 0)
			nap(500000);
		ADD((long *)arg, 1);
		process_kill(pid, SIGCONT);
		nap(500000);
	}
	process_kill(pid, SIGCONT);
}

static void sends(void *arg)
{
	long me = (long)arg;

	for (long i = 1; i <= rounds; i++) {
		kill_self(40 + (int)me);
		word_wait(&received[me], (uint32_t)i);
		if (i % 10 == 0)
			nap(100000);
	}
	if (ADD(&done, 1) == TPS)
		kill_all(SIGTERM);
}

static void fires(void *arg)
{
	(void)arg;
	ADD(&fired, 1);
}

int main(void)
{
	struct mote_timer timer = {0};
	long *conts = shared(2 * sizeof *conts), expected = 0;
	int sig;

	rounds = scale(500, 60, 20000);
	stop = (uint32_t *)(conts + 1);
	pid = mote_rawsyscall(SYS_getpid);
	choose_mode();
	/* qemu-user leaves threads in a system call, with their signals blocked, where it has both
	 * a stop and a handler for what ends it. */
	if (!emulated())
		CHECK_EQ(mote_signal_enable(SIGCONT), 0);
	CHECK_EQ(mote_signal_enable(SIGTERM), 0);
	for (int i = 0; i < TPS; i++)
		CHECK_EQ(mote_signal_enable(40 + i), 0);
	long child = process_start(pelts, conts);
	for (long i = 0; i < TPS; i++)
		foreign_start_tp(&threads[i], sends, (void *)i, (enum tp)i);
	while ((sig = mote_signal_recv()) != SIGTERM) {
		CHECK(sig == SIGCONT || (sig >= 40 && sig < 40 + TPS));
		if (sig == SIGCONT) {
			CHECK(++continued <= LOAD(conts));
			continue;
		}
		word_add(&received[sig - 40]);
		if (LOAD(&fired) == expected) {
			CHECK_EQ(mote_timer_start(&timer, 100000, fires, NULL), 0);
			expected++;
		}
	}
	STORE(stop, 1);
	CHECK_EQ(process_wait(child), 0);
	for (int i = 0; i < TPS; i++)
		foreign_join(&threads[i]);
	WAIT_ASLEEP(LOAD(&fired) == expected);
	for (int i = 0; i < TPS; i++)
		CHECK_EQ(received[i], rounds);
	return ok();
}
