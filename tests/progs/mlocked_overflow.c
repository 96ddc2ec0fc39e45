/*
 * With all memory locked a stack overflow is told.
 *
 * expect-throw: stack overflow in G
 * expect-echo: yes
 * archs: native
 * wrap: mlock
 */
#include "check.h"

static int (*volatile deeper)(int);

__attribute__((noinline)) static int deep(int n)
{
	volatile char room[100];

	room[0] = (char)n;
	return deeper(n + 1) + room[0];
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
	CHECK_EQ(mote_rawsyscall(SYS_mlockall, 3), 0);
	CHECK_EQ(mote_go(runs, 0), 0);
	mote_park(NULL, NULL);
	return 1;
}
