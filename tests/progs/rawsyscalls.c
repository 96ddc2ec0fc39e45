/*
 * Bare system calls of 0 to 6 arguments: values, errors, and every argument in its place.
 *
 * also: 64k
 * builds: O0=-O0
 */
#include "check.h"

#define PAGE 65536

static char text[3 * PAGE];

static long file_of(size_t bytes)
{
	long fd = mote_rawsyscall(SYS_memfd_create, "x", 0);

	for (size_t i = 0; i < bytes; i++)
		text[i] = (char)(i / PAGE + 'a');
	CHECK(fd >= 0);
	CHECK_EQ(mote_rawsyscall(SYS_write, fd, text, bytes), bytes);
	return fd;
}

static void small_ones(void)
{
	CHECK(mote_rawsyscall(SYS_getpid) > 0);
	CHECK_EQ(mote_rawsyscall(SYS_getpid), mote_rawsyscall(SYS_gettid));
	CHECK_EQ(mote_rawsyscall(SYS_close, -1), -EBADF);
	CHECK_EQ(mote_rawsyscall(SYS_kill, mote_rawsyscall(SYS_getpid), 0), 0);
	CHECK_EQ(mote_rawsyscall(SYS_kill, mote_rawsyscall(SYS_getpid), 1000), -EINVAL);
	CHECK_EQ(mote_rawsyscall(SYS_write, -1, "x", 1), -EBADF);
	CHECK_EQ(mote_rawsyscall(SYS_openat, AT_FDCWD, "/no/such", O_RDONLY, 0), -ENOENT);
}

static void bigger_ones(long fd)
{
	char c = 0;

	CHECK_EQ(mote_rawsyscall(SYS_lseek, fd, 5, SEEK_SET), 5);
	CHECK_EQ(mote_rawsyscall(SYS_pread64, fd, &c, 1, 2 * PAGE), 1);
	CHECK_EQ(c, 'c');
	CHECK_EQ(mote_rawsyscall(SYS_prctl, PR_SET_NAME, "five", 0, 0, 0), 0);
	char name[16] = "";
	CHECK_EQ(mote_rawsyscall(SYS_prctl, PR_GET_NAME, name, 0, 0, 0), 0);
	CHECK(same(name, "five"));
	/* Its fifth argument must be 0. */
	CHECK_EQ(mote_rawsyscall(SYS_prctl, PR_SET_NO_NEW_PRIVS, 1, 0, 0, 1), -EINVAL);
	long p = mote_rawsyscall(SYS_mmap, 0, PAGE, PROT_READ, MAP_PRIVATE, fd, PAGE);
	CHECK(p > 0);
	CHECK_EQ(*(char *)p, 'b');
	CHECK_EQ(((char *)p)[PAGE - 1], 'b');
	CHECK_EQ(mote_rawsyscall(SYS_mmap, 0, PAGE, PROT_READ, MAP_PRIVATE, -1, 0), -EBADF);
	CHECK_EQ(mote_rawsyscall(SYS_mmap, 0, PAGE, PROT_READ, MAP_PRIVATE, fd, 1), -EINVAL);
	CHECK_EQ(mote_rawsyscall(SYS_munmap, p, PAGE), 0);
}

int main(void)
{
	/* Arguments of every type are converted. */
	CHECK_EQ(mote_rawsyscall((short)SYS_close, (signed char)-1), -EBADF);
	CHECK_EQ(mote_rawsyscall(100000), -ENOSYS);
	small_ones();
	bigger_ones(file_of(sizeof text));
	return ok();
}
