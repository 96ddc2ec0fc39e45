/*
 * Stack overflow of main by one frame larger than the whole stack.
 *
 * expect-throw: stack overflow in G 1
 * expect-stdout:
 */
#include "check.h"

int main(void)
{
	mote_gosched();
	volatile size_t bytes = 512ul << 20;
	volatile char *room = __builtin_alloca(bytes);

	for (size_t i = bytes; i > 0; i -= 4096)
		room[i - 1] = 1;
	return 1;
}
