/*
 * mote_throw: the message on a line of its own, then tracebacks that name functions, status 2.
 *
 * expect-throw: the moon is full
 * expect-stderr-has: inner
 * expect-stderr-has: outer
 * expect-stdout: before
 * also: 64k
 * builds: pie=-static-pie O0=-O0
 */
#include "check.h"

__attribute__((noinline)) int inner(int n)
{
	if (n)
		mote_throw("the moon is full");
	return n + 1;
}

__attribute__((noinline)) int outer(int n)
{
	return inner(n) + 1;
}

int main(void)
{
	mote_gosched();
	mote_printf("before\n");
	return outer(1);
}
