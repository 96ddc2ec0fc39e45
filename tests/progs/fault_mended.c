/*
 * A fault that is told of is the end, though another thread has mended its cause meanwhile: nobody
 * reads the report before that, and it does not fit into its pipe.
 *
 * expect-status: signal 11
 * expect-output: any
 */
#include "check.h"

#define PAGE 65536

static volatile char *page;
static int fd[2];

static void mends(void *arg)
{
	static char report[PAGE];

	(void)arg;
	mote_sleep(100 * MS);
	mote_rawsyscall(SYS_mprotect, page, PAGE, PROT_READ | PROT_WRITE);
	while (mote_rawsyscall(SYS_read, fd[0], report, PAGE) > 0)
		;
}

int main(void)
{
	static char junk[PAGE];
	long r, size;

	mote_procs(2);
	page = (char *)mote_rawsyscall(SYS_mmap, 0, PAGE, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS,
				       -1, 0);
	CHECK_EQ(mote_rawsyscall(SYS_pipe2, fd, 0), 0);
	size = mote_rawsyscall(SYS_fcntl, fd[1], F_SETPIPE_SZ, 4096);
	CHECK(size > 0 && size <= PAGE);
	CHECK_EQ(mote_rawsyscall(SYS_write, fd[1], junk, size), size);
	CHECK_EQ(mote_rawsyscall(SYS_dup3, fd[1], 2, 0), 2);
	go(mends, NULL);
	*page = 1;
	r = *page;
	return (int)r - 1;
}
