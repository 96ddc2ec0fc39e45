/*
 * What a locked G does to its thread (working directory of its own, blocked signals) does not
 * spread to threads that are made afterwards.
 *
 * archs: native
 * also: pinned
 */
#include "check.h"

#define READERS 20

static struct mote_wg done;
static int fd[2], entered;

static bool clean(void)
{
	char dir[256] = "";
	uint64_t mask = 0;

	CHECK(mote_rawsyscall(SYS_getcwd, dir, sizeof dir) > 0);
	CHECK_EQ(mote_rawsyscall(SYS_rt_sigprocmask, SIG_BLOCK, NULL, &mask, 8), 0);
	return !same(dir, "/proc") && mask == 0;
}

/* The new threads are made while this G is the one that runs. */
static void reads(void *arg)
{
	char c;

	(void)arg;
	CHECK(clean());
	ADD(&entered, 1);
	CHECK_EQ(mote_syscall(SYS_read, fd[0], &c, 1), 1);
	CHECK(clean());
	mote_wg_done(&done);
}

static void taints(void *arg)
{
	uint64_t all = ~0ull;

	(void)arg;
	mote_lockosthread();
	CHECK_EQ(mote_rawsyscall(SYS_unshare, 0x200), 0);
	CHECK_EQ(mote_rawsyscall(SYS_chdir, "/proc"), 0);
	CHECK_EQ(mote_rawsyscall(SYS_rt_sigprocmask, SIG_SETMASK, &all, NULL, 8), 0);
	for (int i = 0; i < READERS; i++) {
		CHECK_EQ(mote_go(reads, 0), 0);
		WAIT_FOR(LOAD(&entered) == i + 1);
	}
	mote_wg_done(&done);
}

int main(void)
{
	char byte[READERS] = "";

	make_pipe(fd);
	mote_wg_add(&done, READERS + 1);
	CHECK_EQ(mote_go(taints, 0), 0);
	WAIT_FOR(LOAD(&entered) == READERS);
	CHECK_EQ(mote_rawsyscall(SYS_write, fd[1], byte, READERS), READERS);
	mote_wg_wait(&done);
	for (int i = 0; i < 50; i++) {
		CHECK(clean());
		mote_gosched();
	}
	return ok();
}
