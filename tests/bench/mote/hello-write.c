#include "mote.h"

int main(void)
{
	mote_rawsyscall(SYS_write, 1, "hello, world\n", 13);
	return 0;
}
