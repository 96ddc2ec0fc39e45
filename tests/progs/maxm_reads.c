/*
 * At the limit of threads, Gs in blocking reads and the G that will write to them: all finish.
 *
 * also: pinned
 */
#include "check.h"

#define READERS 20

static int fd[2], finished;

static void reads(void *arg)
{
	char c;

	(void)arg;
	CHECK_EQ(mote_syscall(SYS_read, fd[0], &c, 1), 1);
	ADD(&finished, 1);
}

/* Bare calls keep their slot: it needs no further thread. */
static void writes(void *arg)
{
	struct kernel_timespec ts = {0, MS};

	(void)arg;
	for (int i = 0; i < READERS; i++) {
		CHECK_EQ(mote_rawsyscall(SYS_write, fd[1], "x", 1), 1);
		mote_rawsyscall(SYS_nanosleep, &ts, NULL);
		mote_gosched();
	}
}

int main(void)
{
	make_pipe(fd);
	mote_maxm(8);
	CHECK_EQ(mote_go(writes, 0), 0);
	for (int i = 0; i < READERS; i++)
		CHECK_EQ(mote_go(reads, 0), 0);
	WAIT_FOR(LOAD(&finished) == READERS);
	return ok();
}
