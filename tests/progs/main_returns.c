/*
 * main's return ends the process, whatever other Gs do: run, sleep, wait, sit in a system call.
 *
 * expect-status: 7
 * expect-stdout:
 * also: pinned
 */
#include "check.h"

static int started, fd[2];
static struct mote_note never;
static struct mote_sema none;

static void yields(void *arg)
{
	(void)arg;
	ADD(&started, 1);
	for (;;)
		mote_gosched();
}

static void sleeps(void *arg)
{
	(void)arg;
	ADD(&started, 1);
	mote_sleep(1000 * SECOND);
}

static void waits(void *arg)
{
	(void)arg;
	ADD(&started, 1);
	mote_notesleep(&never);
}

static void parks(void *arg)
{
	(void)arg;
	ADD(&started, 1);
	mote_semacquire(&none);
}

static void reads(void *arg)
{
	char c;

	(void)arg;
	ADD(&started, 1);
	mote_syscall(SYS_read, fd[0], &c, 1);
}

int main(void)
{
	make_pipe(fd);
	CHECK_EQ(mote_go(yields, 0), 0);
	CHECK_EQ(mote_go(sleeps, 0), 0);
	CHECK_EQ(mote_go(waits, 0), 0);
	CHECK_EQ(mote_go(parks, 0), 0);
	CHECK_EQ(mote_go(reads, 0), 0);
	WAIT_FOR(LOAD(&started) == 5);
	return 7;
}
