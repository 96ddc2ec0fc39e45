/*
 * What is outside the runtime, for tests of signals: foreign threads with each kind of thread
 * pointer (foreign.h makes them), what is a thread's own, other processes, and waiting for a word
 * without spinning.
 */
#ifndef OUTSIDE_H
#define OUTSIDE_H

#include "foreign.h"

/* The thread pointers that a foreign thread may have. */
enum tp { TP_PARENT, TP_NONE, TP_OWN, TP_GARBAGE, TPS };

#if defined(__x86_64__)
#define GARBAGE 0x5eaddeadbeefUL /* the kernel takes no address that is not canonical */
static inline unsigned long thread_pointer(void)
{
	unsigned long tp = 0;

	CHECK_EQ(mote_rawsyscall(SYS_arch_prctl, ARCH_GET_FS, &tp), 0);
	return tp;
}
static inline void set_thread_pointer(unsigned long tp)
{
	CHECK_EQ(mote_rawsyscall(SYS_arch_prctl, ARCH_SET_FS, tp), 0);
}
#elif defined(__aarch64__)
#define GARBAGE 0x1122334455667788UL
static inline unsigned long thread_pointer(void)
{
	unsigned long tp;

	__asm__ volatile("mrs %0, tpidr_el0" : "=r"(tp));
	return tp;
}
static inline void set_thread_pointer(unsigned long tp)
{
	__asm__ volatile("msr tpidr_el0, %0" : : "r"(tp) : "memory");
}
#else
#define GARBAGE 0x1122334455667788UL
static inline unsigned long thread_pointer(void)
{
	unsigned long tp;

	__asm__ volatile("mr %0, 13" : "=r"(tp));
	return tp;
}
static inline void set_thread_pointer(unsigned long tp)
{
	__asm__ volatile("mr 13, %0" : : "r"(tp) : "memory");
}
#endif

static inline void foreign_start_tp(struct foreign *f, void (*fn)(void *), void *arg, enum tp kind)
{
	static char block[512];
	void **top;

	if (kind == TP_NONE) {
		if (!f->stack)
			f->stack = mote_alloc(FOREIGN_STACK);
		CHECK(f->stack != NULL);
		top = (void **)(f->stack + FOREIGN_STACK) - 2;
		top[0] = (void *)fn;
		top[1] = arg;
		CHECK(foreign_clone(FOREIGN_FLAGS | FOREIGN_SETTLS, top, &f->tid, NULL) > 0);
		return;
	}
	foreign_start(f, fn, arg,
		      kind == TP_OWN	   ? (void *)(block + 256)
		      : kind == TP_GARBAGE ? (void *)GARBAGE
					   : NULL);
}

/* What a thread has for its own, and must find again after a signal, or after mote_dropm. */
struct own {
	uint64_t mask;
	struct kernel_stack stack;
	unsigned long tp;
};

static inline struct own own_now(void)
{
	struct own o = {.tp = thread_pointer()};

	CHECK_EQ(mote_rawsyscall(SYS_rt_sigprocmask, SIG_BLOCK, NULL, &o.mask, 8), 0);
	CHECK_EQ(mote_rawsyscall(SYS_sigaltstack, NULL, &o.stack), 0);
	return o;
}

static inline void own_check(const struct own *before)
{
	struct own o = own_now();

	CHECK_EQ(o.mask, before->mask);
	CHECK_EQ(o.stack.ss_sp, before->stack.ss_sp);
	CHECK_EQ(o.stack.ss_flags, before->stack.ss_flags);
	CHECK_EQ(o.stack.ss_size, before->stack.ss_size);
	CHECK_EQ(o.tp, before->tp);
}

static inline void set_mask(uint64_t mask)
{
	CHECK_EQ(mote_rawsyscall(SYS_rt_sigprocmask, SIG_SETMASK, &mask, NULL, 8), 0);
}

static inline long process_kill(long pid, int sig)
{
	return mote_rawsyscall(SYS_kill, pid, sig);
}

/*
 * To the whole process. qemu-user has a thread of its own that blocks all but these three signals,
 * and the process dies when it is that thread which gets one: there the caller takes them.
 */
static inline void kill_all(int sig)
{
	if (emulated() && (sig == SIGSEGV || sig == SIGILL || sig == SIGFPE))
		kill_self(sig);
	else
		CHECK_EQ(process_kill(mote_rawsyscall(SYS_getpid), sig), 0);
}

/* Another process: it runs fn(arg), which may make bare system calls only. Its pid. */
static inline long process_start(void (*fn)(void *), void *arg)
{
	long pid = mote_rawsyscall(SYS_clone, SIGCHLD, 0, 0, 0, 0);

	CHECK(pid >= 0);
	if (pid > 0)
		return pid;
	fn(arg);
	mote_rawsyscall(SYS_exit_group, 0);
	return -1;
}

/* How it ended, as wait4 tells it. */
static inline int process_wait(long pid)
{
	int status = -1;
	long r;

	while ((r = mote_syscall(SYS_wait4, pid, &status, 0, 0)) == -EINTR)
		;
	CHECK_EQ(r, pid);
	return status;
}

/* Memory that other processes share. */
static inline void *shared(size_t size)
{
	long p = mote_rawsyscall(SYS_mmap, 0, size, PROT_READ | PROT_WRITE,
				 MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	CHECK(p > 0);
	return (void *)p;
}

/* Words that only grow, to wait for on any thread and in any process. */
static inline void word_add(uint32_t *word)
{
	ADD(word, 1);
	mote_rawsyscall(SYS_futex, word, FUTEX_WAKE, 1 << 30, 0, 0, 0);
}

static inline void word_wait(uint32_t *word, uint32_t least)
{
	uint32_t now;

	while ((now = LOAD(word)) < least)
		mote_rawsyscall(SYS_futex, word, FUTEX_WAIT, now, 0, 0, 0);
}

/* The same for a G. */
static inline void word_wait_g(uint32_t *word, uint32_t least)
{
	uint32_t now;

	while ((now = LOAD(word)) < least)
		mote_syscall(SYS_futex, word, FUTEX_WAIT, now, 0, 0, 0);
}

/*
 * Whether a disposition may change while the signal is on its way to another thread. qemu-user
 * looks at it twice, and calls a handler that is gone.
 */
static inline bool may_change(void)
{
	return !emulated();
}

/* As WAIT_FOR, with a processor to spare for threads that are not the runtime's. */
#define WAIT_ASLEEP(c)                                                                             \
	do {                                                                                       \
		while (!(c))                                                                       \
			mote_sleep(50000);                                                         \
	} while (0)

/* A build with -DPIPE: the queue wakes its receiver through a pipe. */
static inline void choose_mode(void)
{
#ifdef PIPE
	CHECK(mote_signal_usepipe() > 2);
#endif
}

/* The other end of the pipe that fd reads: the same file, to be written to. */
static inline long write_end(long fd)
{
	struct kernel_stat a, b;

	CHECK_EQ(mote_rawsyscall(SYS_fstat, fd, &a), 0);
	for (long other = 0; other < 100; other++) {
		if (other != fd && mote_rawsyscall(SYS_fstat, other, &b) == 0 &&
		    a.st_ino == b.st_ino && a.st_dev == b.st_dev)
			return other;
	}
	return -1;
}

#endif
