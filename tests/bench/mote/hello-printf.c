#include "mote.h"

int main(int argc, char **argv)
{
	(void)argv;
	mote_printf("hello, %s %d\n", "world", argc);
	return 0;
}
