#include <stdio.h>

int main(int argc, char **argv)
{
	(void)argv;
	printf("hello, %s %d\n", "world", argc);
	return 0;
}
