/*
 * System calls that wait are not ended by signals that the program has enabled: reads of Gs, raw
 * and not, and of a foreign thread, each thread being hit all the time.
 *
 * also: pinned
 */
#include "outside.h"

#define READERS 3

static int fd[READERS][2];
static long tids[READERS];
static uint32_t done;
static struct foreign reader;

static void reads(long me)
{
	char c;
	long r;

	STORE(&tids[me], mote_rawsyscall(SYS_gettid));
	for (int i = 0; i < 20; i++) {
		if (me == 1)
			r = mote_syscall(SYS_read, fd[me][0], &c, 1);
		else
			r = mote_rawsyscall(SYS_read, fd[me][0], &c, 1);
		CHECK_EQ(r, 1);
	}
	word_add(&done);
}

static void reads_in_g(void *arg)
{
	mote_lockosthread();
	reads((long)arg);
	/* Its thread lives on until it is hit no more. */
	word_wait_g(&done, READERS);
}

static void reads_outside(void *arg)
{
	reads((long)arg);
	word_wait(&done, READERS);
}

int main(void)
{
	mote_procs(4);
	CHECK_EQ(mote_signal_enable(SIGUSR1), 0);
	for (int i = 0; i < READERS; i++)
		make_pipe(fd[i]);
	go(reads_in_g, (void *)0);
	go(reads_in_g, (void *)1);
	foreign_start_tp(&reader, reads_outside, (void *)2, TP_NONE);
	for (int i = 0; i < READERS; i++)
		WAIT_ASLEEP(LOAD(&tids[i]));
	for (int i = 0; i < 20; i++) {
		for (int k = 0; k < 3 * READERS; k++) {
			CHECK_EQ(thread_kill(tids[k % READERS], SIGUSR1), 0);
			CHECK_EQ(mote_signal_recv(), SIGUSR1);
		}
		for (int k = 0; k < READERS; k++)
			CHECK_EQ(mote_rawsyscall(SYS_write, fd[k][1], "", 1), 1);
	}
	foreign_join(&reader);
	return ok();
}
