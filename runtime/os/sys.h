/* System calls with types: one line each, no policy. Results below 0 are -errno. */
#ifndef RUNTIME_OS_SYS_H
#define RUNTIME_OS_SYS_H

#include <stddef.h>
#include <stdint.h>

#include "kernel_abi/epoll.h"
#include "kernel_abi/errno.h"
#include "kernel_abi/fcntl.h"
#include "kernel_abi/mman.h"
#include "kernel_abi/signal.h"
#include "kernel_abi/time.h"
#include "kernel_abi/types.h"
#include "syscall.h"
#include "syscall_nr.h"

/* Signals as bits of a set. */
#define SIGBIT(sig) (1ull << ((sig)-1))
#define EVERY_SIGNAL (~(uint64_t)0)

/* True for a result in the error window. */
static inline int sys_failed(long r)
{
	return (unsigned long)r >= -4095ul;
}

static inline long sys_write(int fd, const void *buf, size_t n)
{
	return syscall3(SYS_write, fd, (long)buf, (long)n);
}

static inline long sys_read(int fd, void *buf, size_t n)
{
	return syscall3(SYS_read, fd, (long)buf, (long)n);
}

/* Waits until one of `events` has come to fd, or for so long; NULL: without limit. */
static inline int sys_poll(int fd, int16_t events, const struct kernel_timespec *limit)
{
	struct kernel_pollfd poll = {.fd = fd, .events = events};

	return (int)syscall5(SYS_ppoll, (long)&poll, 1, (long)limit, 0, 0);
}

static inline int sys_open(const char *path, int flags)
{
	return (int)syscall4(SYS_openat, AT_FDCWD, (long)path, flags, 0);
}

static inline int sys_close(int fd)
{
	return (int)syscall1(SYS_close, fd);
}

static inline long sys_lseek(int fd, long offset, int whence)
{
	return syscall3(SYS_lseek, fd, offset, whence);
}

/* The address or -errno. */
static inline long sys_mmap(void *addr, size_t len, int prot, int flags, int fd, long offset)
{
	return syscall6(SYS_mmap, (long)addr, (long)len, prot, flags, fd, offset);
}

/* Zeroed memory of its own, NULL when the kernel has none. */
static inline void *sys_pages(size_t len)
{
	long r = sys_mmap(NULL, len, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	return sys_failed(r) ? NULL : (void *)r;
}

static inline int sys_munmap(void *addr, size_t len)
{
	return (int)syscall2(SYS_munmap, (long)addr, (long)len);
}

static inline int sys_mprotect(void *addr, size_t len, int prot)
{
	return (int)syscall3(SYS_mprotect, (long)addr, (long)len, prot);
}

static inline int sys_madvise(void *addr, size_t len, int advice)
{
	return (int)syscall3(SYS_madvise, (long)addr, (long)len, advice);
}

/* On the caller's own memory; the bytes that it has been done for. From Linux 6.15 on. */
static inline long sys_madvise_own(const struct kernel_iovec *ranges, long n, int advice)
{
	return syscall5(SYS_process_madvise, PIDFD_SELF_THREAD, (long)ranges, n, advice, 0);
}

static inline int sys_sigprocmask(int how, const uint64_t *set, uint64_t *old)
{
	return (int)syscall4(SYS_rt_sigprocmask, how, (long)set, (long)old, sizeof(*set));
}

static inline int sys_set_mask(uint64_t set, uint64_t *old)
{
	return sys_sigprocmask(SIG_SETMASK, &set, old);
}

static inline int sys_sigaction(int sig, const struct kernel_sigaction *sa,
				struct kernel_sigaction *old)
{
	return (int)syscall4(SYS_rt_sigaction, sig, (long)sa, (long)old, sizeof(uint64_t));
}

static inline int sys_sigaltstack(const struct kernel_stack *ss, struct kernel_stack *old)
{
	return (int)syscall2(SYS_sigaltstack, (long)ss, (long)old);
}

static inline int sys_tgkill(int tgid, int tid, int sig)
{
	return (int)syscall3(SYS_tgkill, tgid, tid, sig);
}

static inline void sys_sched_yield(void)
{
	syscall0(SYS_sched_yield);
}

static inline int sys_getpid(void)
{
	return (int)syscall0(SYS_getpid);
}

static inline int sys_gettid(void)
{
	return (int)syscall0(SYS_gettid);
}

static inline int sys_clock_gettime(int clock, struct kernel_timespec *ts)
{
	return (int)syscall2(SYS_clock_gettime, clock, (long)ts);
}

static inline void sys_sleep(int64_t ns)
{
	struct kernel_timespec ts = {.tv_sec = ns / 1000000000, .tv_nsec = ns % 1000000000};

	syscall2(SYS_nanosleep, (long)&ts, 0);
}

_Noreturn static inline void sys_exit_group(int status)
{
	syscall1(SYS_exit_group, status);
	__builtin_trap();
}

#endif
