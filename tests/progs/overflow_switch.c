/*
 * Stack overflow of a G in the midst of a switch, which saves its registers on its stack: told with
 * its own number, not with that of the G that comes next. The two take turns at every depth.
 *
 * expect-throw: stack overflow in G
 * expect-echo: yes
 * also: pinned 64k
 */
#include "check.h"

static int (*volatile deeper)(int);

__attribute__((noinline)) static int deep(int n)
{
	volatile char room[1];

	room[0] = (char)n;
	mote_gosched();
	return deeper(n + 1) + room[0];
}

static void yields(void *arg)
{
	(void)arg;
	for (;;)
		mote_gosched();
}

static void runs(void *arg)
{
	(void)arg;
	mote_printf("fatal error: stack overflow in G %llu\n", (unsigned long long)mote_goid());
	deeper = deep;
	deeper(1);
}

int main(void)
{
	mote_procs(1);
	CHECK_EQ(mote_go(yields, 0), 0);
	CHECK_EQ(mote_go(runs, 0), 0);
	mote_park(NULL, NULL);
	return 1;
}
