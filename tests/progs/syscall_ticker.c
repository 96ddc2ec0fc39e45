/*
 * 64 Gs blocked in read do not keep a ticker from its ticks, with one slot and with more.
 *
 * also: pinned
 */
#include "check.h"

#define READERS 64

static int fd[2], entered, finished;

static void reads(void *arg)
{
	char c;

	(void)arg;
	ADD(&entered, 1);
	CHECK_EQ(mote_syscall(SYS_read, fd[0], &c, 1), 1);
	ADD(&finished, 1);
}

static void with_slots(int n)
{
	char byte[READERS] = "";

	mote_procs(n);
	STORE(&entered, 0);
	STORE(&finished, 0);
	for (int i = 0; i < READERS; i++)
		CHECK_EQ(mote_go(reads, 0), 0);
	WAIT_FOR(LOAD(&entered) == READERS);
	int64_t start = mote_nanotime();
	for (int i = 0; i < 20; i++)
		CHECK_EQ(mote_sleep(MS), 0);
	CHECK(mote_nanotime() - start < 5 * SECOND);
	CHECK_EQ(LOAD(&finished), 0);
	CHECK_EQ(mote_rawsyscall(SYS_write, fd[1], byte, READERS), READERS);
	WAIT_FOR(LOAD(&finished) == READERS);
}

int main(void)
{
	make_pipe(fd);
	with_slots(1);
	with_slots(4);
	return ok();
}
