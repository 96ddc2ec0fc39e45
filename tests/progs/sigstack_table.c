/*
 * Signal stacks that are not as the runtime has made them. Taken away from a thread of the
 * runtime's, or a handler installed off it: the next signal throws, whatever signal it is, also a
 * fault. With one of the program's own: it serves, and its overflow is none of a G's stack.
 */
#include "child.h"
#include "faults.h"

static void take_away(void)
{
	struct kernel_stack none = {.ss_flags = SS_DISABLE};

	CHECK_EQ(mote_rawsyscall(SYS_sigaltstack, &none, 0), 0);
}

static void off_stack(int sig)
{
	struct kernel_sigaction sa;

	CHECK_EQ(mote_rawsyscall(SYS_rt_sigaction, sig, 0, &sa, 8), 0);
	CHECK(sa.sa_handler != SIG_DFL);
	sa.sa_flags &= ~(unsigned long)SA_ONSTACK;
	CHECK_EQ(mote_rawsyscall(SYS_rt_sigaction, sig, &sa, 0, 8), 0);
}

static void returns(int sig, struct kernel_siginfo *info, void *ucontext)
{
	(void)sig, (void)info, (void)ucontext;
}

static void taken_in_g(void *arg)
{
	mote_lockosthread();
	take_away();
	kill_self((int)(long)arg);
}

static void runs_in_g(void (*fn)(void *), long arg)
{
	CHECK_EQ(mote_go(fn, (void *)arg), 0);
	mote_sleep(SECOND);
}

static void taken_usr1(void)
{
	CHECK_EQ(mote_signal_enable(SIGUSR1), 0);
	runs_in_g(taken_in_g, SIGUSR1);
}

static void taken_rt(void)
{
	CHECK_EQ(mote_signal_handler(40, returns, 0), 0);
	runs_in_g(taken_in_g, 40);
}

static void taken_mote_sig(void)
{
	runs_in_g(taken_in_g, MOTE_SIG);
}

static void taken_sent_fault(void)
{
	runs_in_g(taken_in_g, SIGBUS);
}

static void taken_fault(void)
{
	mote_gosched();
	take_away();
	fault_low();
}

static void off_in_g(void *arg)
{
	mote_lockosthread();
	off_stack((int)(long)arg);
	kill_self((int)(long)arg);
}

static void off_usr1(void)
{
	CHECK_EQ(mote_signal_enable(SIGUSR1), 0);
	runs_in_g(off_in_g, SIGUSR1);
}

static void off_mote_sig(void)
{
	runs_in_g(off_in_g, MOTE_SIG);
}

static void off_fault(void)
{
	mote_gosched();
	off_stack(SIGSEGV);
	fault_low();
}

static void kills(void *arg)
{
	(void)arg;
	kill_self(SIGUSR1);
}

/* A thread that has no M has nothing to be off from. */
static void foreign_bare(void)
{
	static struct foreign thread;

	CHECK_EQ(mote_signal_handler(SIGUSR1, returns, 0), 0);
	off_stack(SIGUSR1);
	foreign_start(&thread, kills, NULL, NULL);
	foreign_join(&thread);
	mote_exit(3);
}

/* With a guard page below. */
static void put_own(size_t size)
{
	size_t page = mote_auxv(AT_PAGESZ);
	char *map = (char *)mote_rawsyscall(SYS_mmap, 0, page + size, PROT_NONE,
					    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	struct kernel_stack own = {.ss_sp = map + page, .ss_size = size};

	CHECK((long)map > 0);
	CHECK_EQ(mote_rawsyscall(SYS_mprotect, own.ss_sp, size, PROT_READ | PROT_WRITE), 0);
	CHECK_EQ(mote_rawsyscall(SYS_sigaltstack, &own, 0), 0);
}

static int deeper(volatile char *from, long n)
{
	volatile char here[512];

	here[0] = from ? from[0] : 1;
	return n ? deeper(here, n - 1) + here[0] : here[0];
}

static void overflows(int sig, struct kernel_siginfo *info, void *ucontext)
{
	(void)sig, (void)info, (void)ucontext;
	deeper(NULL, 1L << 40);
}

static void own_overflow(void)
{
	CHECK_EQ(mote_signal_handler(SIGUSR1, overflows, 0), 0);
	put_own(65536);
	kill_self(SIGUSR1);
}

static void own_fault(void)
{
	mote_gosched();
	put_own(65536);
	fault_low();
}

/* Of odd bounds: the kernel aligns what it puts there. */
static void own_odd(void)
{
	struct kernel_stack own = {.ss_sp = (char *)mote_alloc(70000) + 3, .ss_size = 65533};

	CHECK_EQ(mote_signal_handler(SIGUSR1, returns, 0), 0);
	CHECK_EQ(mote_signal_enable(SIGUSR2), 0);
	CHECK_EQ(mote_rawsyscall(SYS_sigaltstack, &own, 0), 0);
	kill_self(SIGUSR1);
	kill_self(SIGUSR2);
	CHECK_EQ(mote_signal_recv(), SIGUSR2);
	fault_low();
}

#define GONE(n) "fatal error: signal " #n " received on thread with no signal stack\n"
#define OFF(n) "fatal error: signal " #n " received but handler not on signal stack\n"

static const struct child_case cases[] = {
	{"taken, queued", taken_usr1, 2, {GONE(10), "G 2 [running]"}, NULL},
	{"taken, handled", taken_rt, 2, {GONE(40), "G 2 [running]"}, NULL},
	{"taken, the runtime's", taken_mote_sig, 2, {GONE(16)}, NULL},
	{"taken, a fault's, sent", taken_sent_fault, 2, {GONE(7)}, NULL},
	{"taken, a fault", taken_fault, 2, {GONE(11), "G 1 [running]"}, NULL},
	{"off, queued", off_usr1, 2, {OFF(10), "G 2 [running]"}, NULL},
	{"off, the runtime's", off_mote_sig, 2, {OFF(16)}, NULL},
	{"off, a fault", off_fault, 2, {OFF(11), "G 1 [running]"}, NULL},
	{"off, bare thread", foreign_bare, 3, {NULL}, NULL},
	{"own, overflow", own_overflow, -SIGSEGV, {""}, "stack overflow in G"},
	{"own, fault", own_fault, -SIGSEGV, {"addr=0x5a5a0", "G 1 [running]"}, NULL},
	{"own, odd", own_odd, -SIGSEGV, {"addr=0x5a5a0", "G 1 [running]"}, NULL},
};

int main(int argc, char **argv, char **envp)
{
	return child_main(argc, argv, envp, cases, COUNT(cases));
}
