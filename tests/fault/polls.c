/*
 * No more than two Ms are to be had: one receives signals through a pipe, and was the first to
 * wait, one is in a system call. What a timer makes ready then runs on the first.
 */
#include "check.h"

static struct mote_wg all;
static int fd[2];

static void receives(void *arg)
{
	(void)arg;
	CHECK_EQ(mote_signal_recv(), SIGUSR1);
	mote_wg_done(&all);
}

static void ends_both(void *arg)
{
	(void)arg;
	mote_sleep(200 * MS);
	CHECK_EQ(mote_rawsyscall(SYS_write, fd[1], "", 1), 1);
	CHECK_EQ(mote_rawsyscall(SYS_kill, mote_rawsyscall(SYS_getpid), SIGUSR1), 0);
	mote_wg_done(&all);
}

int main(void)
{
	char byte;

	mote_procs(1);
	CHECK_EQ(mote_rawsyscall(SYS_pipe2, fd, 0), 0);
	CHECK(mote_signal_usepipe() > 2);
	CHECK_EQ(mote_signal_enable(SIGUSR1), 0);
	mote_wg_add(&all, 2);
	go(receives, NULL);
	mote_sleep(20 * MS);
	go(ends_both, NULL);
	mote_gosched();
	CHECK_EQ(mote_syscall(SYS_read, fd[0], &byte, 1), 1);
	mote_wg_wait(&all);
	return ok();
}
