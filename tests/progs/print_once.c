/*
 * One call is one write up to 1 KiB: on a socket that keeps the bounds of messages each printed
 * text arrives as one. Longer ones arrive whole.
 */
#include "check.h"

#define AF_UNIX_ 1
#define SOCK_SEQPACKET_ 5

static int fd[2];
static char text[4096], got[8192];

static long receive(char *to, size_t size)
{
	return mote_rawsyscall(SYS_read, fd[0], to, size);
}

static void print_length(int n)
{
	text[n] = 0;
	CHECK_EQ(mote_printf("%s", text), n);
	text[n] = 'a';
}

int main(void)
{
	CHECK_EQ(mote_rawsyscall(SYS_socketpair, AF_UNIX_, SOCK_SEQPACKET_, 0, fd), 0);
	CHECK_EQ(mote_rawsyscall(SYS_dup3, 1, 50, 0), 50);
	CHECK_EQ(mote_rawsyscall(SYS_dup3, fd[1], 1, 0), 1);
	for (int i = 0; i < COUNT(text); i++)
		text[i] = 'a';
	for (int n = 1; n <= 1024; n += n < 8 || n > 1000 ? 1 : 61) {
		print_length(n);
		CHECK_EQ(receive(got, sizeof got), n);
	}
	mote_printf("%d %s %x\n", 12, "mixed", 0xfeu);
	CHECK_EQ(receive(got, sizeof got), 12);

	print_length(4000);
	long all = 0;
	while (all < 4000) {
		long n = receive(got + all, sizeof got - all);
		CHECK(n > 0);
		all += n;
	}
	CHECK_EQ(all, 4000);
	CHECK_EQ(mote_rawsyscall(SYS_dup3, 50, 1, 0), 1);
	return ok();
}
