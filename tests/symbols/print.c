/* The smallest program that prints a formatted line. */
#include "mote.h"

int main(int argc, char **argv)
{
	(void)argv;
	mote_printf("hello %d\n", argc);
	return 0;
}
