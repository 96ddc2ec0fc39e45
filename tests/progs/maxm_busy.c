/*
 * At the limit of threads a blocking call that others wait for goes ahead though they never rest:
 * where nobody is in a call whose end it could await (the other M waits for the G bound to it), and
 * where another M stays to run them.
 *
 * also: pinned
 */
#include "check.h"

static int fd[2];
static bool is_bound, called, has_read;
static struct mote_sema over;

static void bound(void *arg)
{
	(void)arg;
	mote_lockosthread();
	STORE(&is_bound, true);
	mote_semacquire(&over);
	mote_unlockosthread();
}

static void calls(void *arg)
{
	(void)arg;
	for (int i = 0; i < 10; i++)
		CHECK(mote_syscall(SYS_getpid) > 0);
	STORE(&called, true);
}

static void reads(void *arg)
{
	char c;

	(void)arg;
	CHECK_EQ(mote_syscall(SYS_read, fd[0], &c, 1), 1);
	STORE(&has_read, true);
}

static void writes(void *arg)
{
	(void)arg;
	CHECK_EQ(mote_syscall(SYS_write, fd[1], "x", 1), 1);
}

static void waits(void *arg)
{
	(void)arg;
	WAIT_FOR(LOAD(&has_read));
}

int main(void)
{
	make_pipe(fd);
	/* One thread is sysmon's. */
	mote_maxm(3);
	go(bound, NULL);
	WAIT_FOR(LOAD(&is_bound));
	go(calls, NULL);
	WAIT_FOR(LOAD(&called));
	mote_semrelease(&over);
	WAIT_FOR(mote_numg() == 1);

	mote_procs(2);
	mote_maxm(4);
	go(reads, NULL);
	for (int i = 0; i < 4; i++)
		go(waits, NULL);
	/* Until the others have the two threads that do not read. */
	for (int64_t end = mote_nanotime() + 50 * MS; mote_nanotime() < end;)
		mote_gosched();
	go(writes, NULL);
	WAIT_FOR(mote_numg() == 1);
	return ok();
}
