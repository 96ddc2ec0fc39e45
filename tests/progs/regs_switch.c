/*
 * Every callee-saved register of a G survives a switch, the start of a G, a blocking call, a sleep,
 * and the start and end of a thread: from 2 to 8 Gs fill them all, each with patterns of its own,
 * and look for them again.
 *
 * sources: regs.S
 * also: pinned 64k
 * builds: O0=-O0
 */
#include "check.h"

/* 0, or the number of the first register that yield has not left alone. */
long regs_check(void (*yield)(void), unsigned long seed);

static struct mote_wg done;
static int others;
static long rounds;

static void counts(void *arg)
{
	(void)arg;
	ADD(&others, 1);
}

/* Ends bound to its M, which ends with it: the next one needs a new thread. */
static void counts_bound(void *arg)
{
	mote_lockosthread();
	counts(arg);
}

static void start_g(void)
{
	int before = LOAD(&others);

	CHECK_EQ(mote_go(counts, NULL), 0);
	WAIT_FOR(LOAD(&others) != before);
}

static void start_thread(void)
{
	int before = LOAD(&others);

	CHECK_EQ(mote_go(counts_bound, NULL), 0);
	WAIT_FOR(LOAD(&others) != before);
}

static void block(void)
{
	struct kernel_timespec ts = {0, 1000};

	mote_syscall(SYS_nanosleep, &ts, 0);
}

static void nap(void)
{
	mote_sleep(1000);
}

static void check(void (*yield)(void), const char *what, unsigned long seed)
{
	long reg = regs_check(yield, seed);

	if (reg == 0)
		return;
	mote_eprintf("register %ld is lost across %s, seed %lx\n", reg, what, seed);
	mote_exit(1);
}

static unsigned long next(unsigned long *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 7;
	*state ^= *state << 17;
	return *state;
}

static void fills(void *arg)
{
	unsigned long state = (unsigned long)arg * 0x9e3779b97f4a7c15UL;

	for (long i = 1; i <= rounds; i++) {
		check(mote_gosched, "gosched", next(&state));
		if (i % 64 == 0)
			check(start_g, "the start of a G", next(&state));
		if (i % 256 == 0)
			check(block, "a blocking call", next(&state));
		if (i % 256 == 128)
			check(nap, "a sleep", next(&state));
		if (i % 1024 == 0)
			check(start_thread, "the start of a thread", next(&state));
	}
	mote_wg_done(&done);
}

int main(void)
{
	rounds = scale(4096, 1024, 65536);
	mote_procs(4);
	for (unsigned long n = 2; n <= 8; n++) {
		mote_wg_add(&done, (int)n);
		for (unsigned long i = 0; i < n; i++)
			CHECK_EQ(mote_go(fills, (void *)(8 * n + i)), 0);
		mote_wg_wait(&done);
	}
	return ok();
}
