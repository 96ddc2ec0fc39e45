/*
 * Signal stacks of a foreign thread's own. One of the size that the kernel's headers advise is
 * enough for a signal that is queued and for one of the program's handlers, and it is still in
 * place afterwards. One too small for the kernel's frame, though it has been taken, means death by
 * SIGSEGV, not a hang or silence.
 */
#include "child.h"
#include "foreign.h"

#define PAINT 0x5a

static int handled;

static void handles(int sig, struct kernel_siginfo *info, void *ucontext)
{
	(void)sig, (void)info, (void)ucontext;
	ADD(&handled, 1);
}

/* What the kernel needs for its frame at least. */
static size_t least(void)
{
	size_t told = mote_auxv(AT_MINSIGSTKSZ);

	return told > MINSIGSTKSZ ? told : MINSIGSTKSZ;
}

static void receives(void *arg)
{
	size_t size = least() > SIGSTKSZ / 2 ? least() + SIGSTKSZ / 2 : SIGSTKSZ, left = 0;
	char *stack = arg;
	struct kernel_stack own = {.ss_sp = stack, .ss_size = size}, now;

	for (size_t i = 0; i < size; i++)
		stack[i] = PAINT;
	CHECK_EQ(mote_rawsyscall(SYS_sigaltstack, &own, 0), 0);
	for (int i = 0; i < 100; i++) {
		kill_self(SIGUSR1);
		kill_self(SIGUSR2);
		kill_self(SIGCHLD);
	}
	CHECK_EQ(mote_rawsyscall(SYS_sigaltstack, 0, &now), 0);
	CHECK(now.ss_sp == own.ss_sp && now.ss_size == own.ss_size && now.ss_flags == 0);
	while (stack[left] == PAINT)
		left++;
	CHECK(left > 512 && left < size);
}

static void takes_small(void *arg)
{
	struct kernel_stack small = {.ss_sp = arg, .ss_size = 2048};
	long r = mote_rawsyscall(SYS_sigaltstack, &small, 0);

	if (r < 0)
		mote_exit(3);
	kill_self(SIGUSR1);
	mote_exit(4);
}

static void small(void)
{
	static struct foreign thread;
	size_t page = mote_auxv(AT_PAGESZ);
	char *map = (char *)mote_rawsyscall(SYS_mmap, 0, 2 * page, PROT_NONE,
					    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	CHECK((long)map > 0);
	CHECK_EQ(mote_rawsyscall(SYS_mprotect, map + page, page, PROT_READ | PROT_WRITE), 0);
	CHECK_EQ(mote_signal_enable(SIGUSR1), 0);
	foreign_start(&thread, takes_small, map + page, NULL);
	foreign_join(&thread);
}

static const struct child_case cases[] = {{.name = "small", .run = small}};

int main(int argc, char **argv, char **envp)
{
	static char stack[262144] __attribute__((aligned(64)));
	static struct foreign thread;
	static struct child c;
	int status;

	if (child_runs(argc, argv, envp, cases, COUNT(cases)))
		return 0;
	CHECK_EQ(mote_signal_enable(SIGUSR1), 0);
	CHECK_EQ(mote_signal_handler(SIGUSR2, handles, 0), 0);
	foreign_start(&thread, receives, stack + 65536, NULL);
	foreign_join(&thread);
	CHECK_EQ(mote_signal_recv(), SIGUSR1);
	CHECK_EQ(handled, 100);
	if (emulated())
		return ok(); /* it may go on without having delivered the signal */
	CHECK_EQ(child_start(&c, "small", 0), 0);
	status = child_end(&c);
	/* Refused; enough, where frames are small; or what is said above. */
	CHECK(status == 3 || (status == 4 && least() <= 2048) || status == -SIGSEGV);
	return ok();
}
