/*
 * Started with every signal blocked and ignored: a stack overflow is told all the same.
 *
 * wrap: blocked
 * expect-throw: stack overflow in G 1
 * expect-stdout:
 */
#include "check.h"

static int (*volatile deeper)(int);

__attribute__((noinline)) static int deep(int n)
{
	volatile char room[1000];

	room[0] = (char)n;
	return deeper(n + 1) + room[0];
}

int main(void)
{
	mote_gosched();
	deeper = deep;
	return deeper(1);
}
