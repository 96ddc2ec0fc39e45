/* The smallest program that says hello. */
#include <asm/unistd.h>
#include "floor.h"

FLOOR_START;

int main(void)
{
	floor_call3(__NR_write, 1, (long)"hello, world\n", 13);
	return 0;
}
