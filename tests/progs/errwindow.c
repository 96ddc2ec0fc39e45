/*
 * Results of system calls at the edges of the error window, and each number of arguments.
 *
 * A seek in /proc/self/mem succeeds with any value, also with one that looks like an error: it must
 * come as it is (ppc64le tells an error by a flag, and such a value is none there).
 *
 * also: 64k
 * builds: O0=-O0 pie=-static-pie
 */
#include "check.h"

#include <limits.h>

/* By both ways into the kernel. */
#define BOTH(want, ...)                                                                            \
	do {                                                                                       \
		CHECK_EQ(mote_rawsyscall(__VA_ARGS__), want);                                      \
		CHECK_EQ(mote_syscall(__VA_ARGS__), want);                                         \
	} while (0)

#define UNIT 65536L /* a multiple of every page size */

static void check_seeks(void)
{
	static const long to[] = {
		0,     1,     4094,  4095,   4096,	   5000,     0x7fffffff,   0x80000000,
		-1,    -2,    -9,    -514,   -515,	   -516,     -4094,	   -4095,
		-4096, -4097, -5000, -65536, -0x80000000L, LONG_MAX, LONG_MIN + 1, LONG_MIN,
	};
	long fd = mote_rawsyscall(SYS_openat, AT_FDCWD, "/proc/self/mem", O_RDONLY, 0);

	CHECK(fd >= 0);
	for (int i = 0; i < COUNT(to); i++) {
		BOTH(to[i], SYS_lseek, fd, to[i], 0);
		BOTH(to[i], SYS_lseek, fd, 0, 1); /* it really is there */
	}
	BOTH(-EINVAL, SYS_lseek, fd, 0, 99);
	BOTH(0, SYS_lseek, fd, 0, 0);
	CHECK_EQ(mote_rawsyscall(SYS_close, fd), 0);
	BOTH(-EBADF, SYS_lseek, fd, 0, 0);
	BOTH(-EBADF, SYS_close, -1);
}

static void check_maps(void)
{
	const int prot = PROT_READ | PROT_WRITE, flags = MAP_PRIVATE | MAP_ANONYMOUS;
	long at = mote_rawsyscall(SYS_mmap, 0, 4 * UNIT, prot, flags, -1, 0);

	CHECK((unsigned long)at < -4095UL && at % 4096 == 0);
	*(volatile char *)at = 1;
	BOTH(-EBADF, SYS_mmap, 0, UNIT, prot, MAP_PRIVATE, -1, 0);
	BOTH(-EINVAL, SYS_mmap, 0, 0, prot, flags, -1, 0);
	BOTH(-EINVAL, SYS_munmap, at + 1, UNIT);
	/*
	 * Five arguments that all matter: the page moves to where the last one says. What is free
	 * then is not touched again: another thread, the emulator's too, may have taken it.
	 */
	CHECK_EQ(mote_rawsyscall(SYS_mremap, at, UNIT, UNIT, 3, at + 2 * UNIT), at + 2 * UNIT);
	CHECK_EQ(*(volatile char *)(at + 2 * UNIT), 1);
	CHECK_EQ(mote_syscall(SYS_mremap, at + 2 * UNIT, UNIT, UNIT, 3, at + 3 * UNIT),
		 at + 3 * UNIT);
	CHECK_EQ(*(volatile char *)(at + 3 * UNIT), 1);
	CHECK_EQ(mote_rawsyscall(SYS_munmap, at + UNIT, UNIT), 0);
	CHECK_EQ(mote_syscall(SYS_munmap, at + 3 * UNIT, UNIT), 0);
}

static void check_file_map(long fd, const char *mark, long (*map)(long fd))
{
	long at = map(fd);

	CHECK((unsigned long)at < -4095UL);
	CHECK(same((const char *)at, mark));
	CHECK_EQ(mote_rawsyscall(SYS_munmap, at, UNIT), 0);
}

/* The sixth argument counts: the second part of the file. */
static long map_raw(long fd)
{
	return mote_rawsyscall(SYS_mmap, 0, UNIT, PROT_READ, MAP_PRIVATE, fd, UNIT);
}

static long map_blocking(long fd)
{
	return mote_syscall(SYS_mmap, 0, UNIT, PROT_READ, MAP_PRIVATE, fd, UNIT);
}

static void check_arguments(void)
{
	static const char mark[] = "mark";
	char back[sizeof mark];
	unsigned long mask[2] = {0, 0x5a};
	long pid = mote_rawsyscall(SYS_getpid);
	long fd = mote_rawsyscall(SYS_memfd_create, "errwindow", 0);

	CHECK(pid > 0 && fd >= 0);
	BOTH(pid, SYS_getpid);
	BOTH(mote_rawsyscall(SYS_getsid, 0), SYS_getsid, 0);
	BOTH(-ESRCH, SYS_getsid, 0x7ffffff0);
	BOTH(0, SYS_kill, pid, 0);
	BOTH(0, SYS_ftruncate, fd, 2 * UNIT);
	BOTH(sizeof mark, SYS_pwrite64, fd, mark, sizeof mark, UNIT);
	BOTH(sizeof mark, SYS_pread64, fd, back, sizeof back, UNIT);
	CHECK(same(back, mark));
	BOTH(-EINVAL, SYS_rt_sigprocmask, SIG_BLOCK, 0, mask, 7);
	BOTH(0, SYS_rt_sigprocmask, SIG_BLOCK, 0, mask, 8);
	CHECK_EQ(mask[1], 0x5a);
	check_file_map(fd, mark, map_raw);
	check_file_map(fd, mark, map_blocking);
}

int main(void)
{
	check_seeks();
	check_maps();
	check_arguments();
	return ok();
}
