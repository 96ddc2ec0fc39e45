/*
 * With one slot, a G blocked in mote_syscall gives it to others, and gets one back afterwards.
 *
 * also: pinned 64k
 */
#include "check.h"

static int there[2], back[2];

static void echoes(void *arg)
{
	char c;

	(void)arg;
	for (;;) {
		if (mote_syscall(SYS_read, there[0], &c, 1) != 1)
			mote_exit(1);
		c++;
		if (mote_syscall(SYS_write, back[1], &c, 1) != 1)
			mote_exit(1);
	}
}

int main(void)
{
	char c;

	mote_procs(1);
	make_pipe(there);
	make_pipe(back);
	CHECK_EQ(mote_go(echoes, 0), 0);
	for (int i = 0; i < 300; i++) {
		c = (char)(i % 100);
		CHECK_EQ(mote_syscall(SYS_write, there[1], &c, 1), 1);
		CHECK_EQ(mote_syscall(SYS_read, back[0], &c, 1), 1);
		CHECK_EQ(c, i % 100 + 1);
	}
	return ok();
}
