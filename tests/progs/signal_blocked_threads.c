/*
 * Every G is in a raw call on a thread of its own that has blocked all signals: SIGTERM, sent to
 * the process, is received all the same. In the other build the receiver's thread has blocked them
 * too.
 *
 * also: pinned fifo
 * builds: receiver=-DALL pipe=-DPIPE
 */
#include "outside.h"

#define GS 4

static struct mote_wg done;
static int fd[2];
static uint32_t blocked;

static void blocks(void *arg)
{
	char c;

	(void)arg;
	mote_lockosthread();
	set_mask(~0ull);
	ADD(&blocked, 1);
	CHECK_EQ(mote_rawsyscall(SYS_read, fd[0], &c, 1), 1);
	set_mask(0);
	mote_unlockosthread();
	mote_wg_done(&done);
}

static void sends(void *arg)
{
	(void)arg;
	for (int i = 0; i < 10; i++) {
		nap(5 * MS);
		process_kill(mote_rawsyscall(SYS_getppid), SIGTERM);
	}
}

static void receives(void *arg)
{
	(void)arg;
#ifdef ALL
	mote_lockosthread();
	set_mask(~0ull);
#endif
	CHECK_EQ(mote_signal_recv(), SIGTERM);
	CHECK_EQ(mote_rawsyscall(SYS_write, fd[1], "12345", GS + 1), GS + 1);
#ifdef ALL
	set_mask(0);
#endif
	mote_wg_done(&done);
}

int main(void)
{
	char c;

	mote_procs(GS + 2);
	make_pipe(fd);
	choose_mode();
	CHECK_EQ(mote_signal_enable(SIGTERM), 0);
	mote_wg_add(&done, GS + 1);
	for (int i = 0; i < GS; i++)
		go(blocks, NULL);
	WAIT_ASLEEP(LOAD(&blocked) == GS);
	go(receives, NULL);
	mote_lockosthread();
	set_mask(~0ull);
	long child = process_start(sends, NULL);
	CHECK_EQ(mote_rawsyscall(SYS_read, fd[0], &c, 1), 1);
	set_mask(0);
	mote_unlockosthread();
	mote_wg_wait(&done);
	CHECK_EQ(process_wait(child), 0);
	return ok();
}
