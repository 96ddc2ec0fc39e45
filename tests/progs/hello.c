/*
 * Prints and returns.
 *
 * expect-stdout: hello, world
 * also: pinned 64k
 * builds: pie=-static-pie O0=-O0
 */
#include "mote.h"

int main(void)
{
	return mote_printf("hello, %s\n", "world") == 13 ? 0 : 1;
}
