/*
 * Stack overflow of a G by one frame of 256 KiB, far beyond the guard, is told: the compiler probes
 * a large frame page by page. Where it cannot (clang, on some architectures), the program does.
 *
 * expect-throw: stack overflow in G
 * expect-echo: yes
 * also: pinned 64k
 */
#include "check.h"

static int (*volatile deeper)(int);

__attribute__((noinline)) static int deep(int n)
{
	volatile char room[256 * 1024];

#ifdef __clang__
	for (int i = COUNT(room) - 1; i > 0; i -= 64)
		room[i] = (char)n;
#endif
	for (int i = 0; i < COUNT(room); i += 64)
		room[i] = (char)n;
	return room[n] + n;
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
	CHECK_EQ(mote_go(runs, 0), 0);
	mote_park(NULL, NULL);
	return 1;
}
