/* The smallest program that does something. */
#include "mote.h"

int main(void)
{
	mote_rawsyscall(SYS_write, 1, "hello\n", 6);
	return 0;
}
