/*
 * Stack overflow of main by frames far larger than a guard: one of 512 MiB where the compiler
 * probes it page by page; clang, which on some architectures cannot, gets many of 64 KiB.
 *
 * expect-throw: stack overflow in G 1
 * expect-stdout:
 */
#include "check.h"

#ifdef __clang__
#define FRAME (64ul << 10)
#else
#define FRAME (512ul << 20)
#endif

static int (*volatile deeper)(size_t);

__attribute__((noinline)) static int deep(size_t bytes)
{
	volatile char *room = __builtin_alloca(bytes);

	for (size_t i = bytes; i > 0; i -= 4096)
		room[i - 1] = 1;
	return deeper(bytes) + room[0];
}

int main(void)
{
	mote_gosched();
	deeper = deep;
	return deeper(FRAME);
}
