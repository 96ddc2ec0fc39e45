/*
 * What the contestants in C share. A program of mote's includes mote.h first; any other one is
 * hosted. Header only, so that a contestant stays one file.
 */
#ifndef BENCH_H
#define BENCH_H

#include <stdint.h>

#ifdef MOTE_H
#define bench_print mote_printf
#define bench_now mote_nanotime
#define bench_open(path) ((int)mote_rawsyscall(SYS_openat, AT_FDCWD, path, O_RDONLY, 0))
#define bench_read(fd, buf, n) mote_rawsyscall(SYS_read, fd, buf, n)
#define bench_page() ((int64_t)mote_auxv(AT_PAGESZ))
#define bench_affinity(size, set) mote_rawsyscall(SYS_sched_setaffinity, 0, size, set)
#define bench_gettime(id, ts) mote_rawsyscall(SYS_clock_gettime, id, ts)
#define bench_kill(pid, sig) mote_rawsyscall(SYS_kill, pid, sig)
#define bench_pid() mote_rawsyscall(SYS_getpid)
#else
#include <fcntl.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>
#define bench_print printf
#define bench_open(path) open(path, O_RDONLY)
#define bench_read(fd, buf, n) read(fd, buf, n)
#define bench_page() ((int64_t)sysconf(_SC_PAGESIZE))
#define bench_affinity(size, set) syscall(SYS_sched_setaffinity, 0, size, set)
#define bench_gettime(id, ts) syscall(SYS_clock_gettime, id, ts)
#define bench_kill(pid, sig) syscall(SYS_kill, pid, sig)
#define bench_pid() syscall(SYS_getpid)

static inline int64_t bench_now(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (int64_t)ts.tv_sec * 1000000000 + ts.tv_nsec;
}
#endif

/* Argument `i` as a number. */
static inline int64_t bench_arg(int argc, char **argv, int i, int64_t otherwise)
{
	int64_t n = 0;

	if (i >= argc)
		return otherwise;
	for (const char *s = argv[i]; *s >= '0' && *s <= '9'; s++)
		n = n * 10 + (*s - '0');
	return n;
}

/* Prints `amount` / `per` with four decimals. */
static inline void bench_result(int64_t amount, int64_t per, int64_t check)
{
	int64_t whole = amount / per, rest = (amount % per) * 10000 / per;

	bench_print("RESULT %lld.%04lld %lld\n", (long long)whole, (long long)rest,
		    (long long)check);
}

/* Ties the calling thread to one CPU. */
static inline void bench_pin(int cpu)
{
	unsigned long set[16] = {0};

	set[0] = 1UL << cpu;
	bench_affinity(sizeof set, set);
}

/* The CPU time of the process so far, in ns, the kernel's part included. */
static inline int64_t bench_cpu(void)
{
	int64_t ts[2] = {0, 0};

	bench_gettime(CLOCK_PROCESS_CPUTIME_ID, ts);
	return ts[0] * 1000000000 + ts[1];
}

/* Bytes of this process that are resident. */
static inline int64_t bench_resident(void)
{
	char buf[128] = "";
	const char *s = buf;
	int64_t pages = 0;
	int fd = bench_open("/proc/self/statm");

	if (fd < 0 || bench_read(fd, buf, sizeof buf - 1) <= 0)
		return 0;
	while (*s && *s != ' ')
		s++;
	for (s++; *s >= '0' && *s <= '9'; s++)
		pages = pages * 10 + (*s - '0');
	return pages * bench_page();
}

#endif
