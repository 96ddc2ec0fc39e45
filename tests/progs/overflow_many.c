/*
 * Several Gs overflow at once, on several Ms.
 *
 * expect-throw: stack overflow in G
 * expect-stdout:
 * repeat: 3
 */
#include "check.h"

static int (*volatile deeper)(int);
static int ready;

__attribute__((noinline)) static int deep(int n)
{
	volatile char room[100];

	room[0] = (char)n;
	return deeper(n + 1) + room[0];
}

static void runs(void *arg)
{
	(void)arg;
	ADD(&ready, 1);
	while (LOAD(&ready) < 3)
		mote_rawsyscall(SYS_sched_yield);
	deeper(1);
}

int main(void)
{
	deeper = deep;
	mote_procs(3);
	for (int i = 0; i < 3; i++)
		CHECK_EQ(mote_go(runs, 0), 0);
	mote_park(NULL, NULL);
	return 1;
}
