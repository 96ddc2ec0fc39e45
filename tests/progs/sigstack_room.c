/*
 * Of a signal stack of the runtime's at least 8 KiB are left when the worst has happened: it is as
 * large as an M's own, painted, and its parent looks how far the paint has gone. The worst is a
 * report of a fault or a throw with deep tracebacks, and five signals of faults within each other,
 * the last handler printing.
 *
 * also: 64k
 */
#include "child.h"
#include "faults.h"

#define PAINT 0x5a5a5a5a5a5a5a5aul
#define FD 100
#define MOST (4ul << 20)
#define LEFT 8192

static int depth;

/* The stack's size, then the stack: shared with the parent. */
static uint64_t *shared;

static void map(void)
{
	shared = (uint64_t *)mote_rawsyscall(SYS_mmap, 0, MOST, PROT_READ | PROT_WRITE, MAP_SHARED,
					     FD, 0);
	CHECK((long)shared > 0);
}

/* A signal stack like that of this M takes its place. */
static void paint(void)
{
	struct kernel_stack stack;
	size_t page = mote_auxv(AT_PAGESZ);

	mote_lockosthread();
	map();
	CHECK_EQ(mote_rawsyscall(SYS_sigaltstack, 0, &stack), 0);
	CHECK(!(stack.ss_flags & SS_DISABLE));
	CHECK(stack.ss_size >= 32768);
	CHECK(stack.ss_size >= 4 * mote_auxv(AT_MINSIGSTKSZ));
	CHECK(page + stack.ss_size <= MOST);
	stack.ss_sp = (char *)shared + page;
	for (size_t i = 0; i < stack.ss_size / 8; i++)
		((uint64_t *)stack.ss_sp)[i] = PAINT;
	shared[0] = stack.ss_size;
	CHECK_EQ(mote_rawsyscall(SYS_sigaltstack, &stack, 0), 0);
}

static void prints(int sig, struct kernel_siginfo *info, void *ucontext)
{
	char text[256];

	(void)info, (void)ucontext;
	CHECK(mote_snprintf(text, sizeof text, "%d %#lx %s", sig, 1ul, "text") > 0);
	mote_eprintf("%-8s %08lx %p %d\n", "handled", 0x1234ul, text, sig);
}

static const int nested[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP};

static void nests(int sig, struct kernel_siginfo *info, void *ucontext)
{
	if (depth < COUNT(nested))
		kill_self(nested[depth++]);
	prints(sig, info, ucontext);
}

static void nest(void)
{
	paint();
	CHECK_EQ(mote_signal_handler(SIGUSR1, nests, 0), 0);
	for (int i = 0; i < COUNT(nested); i++)
		CHECK_EQ(mote_signal_handler(nested[i], nests, 0), 0);
	kill_self(SIGUSR1);
	CHECK_EQ(depth, COUNT(nested));
	mote_exit(0);
}

static int deeper(int n, void (*then)(void))
{
	volatile int room[8];

	room[0] = n;
	if (n == 0)
		then();
	else
		deeper(n - 1, then);
	return room[0];
}

static void fault(void)
{
	paint();
	deeper(100, fault_low);
}

static void throws(int sig, struct kernel_siginfo *info, void *ucontext)
{
	(void)sig, (void)info, (void)ucontext;
	mote_throw("in a handler");
}

static void signals_itself(void)
{
	kill_self(SIGUSR1);
}

static void throw(void)
{
	paint();
	CHECK_EQ(mote_signal_handler(SIGUSR1, throws, 0), 0);
	deeper(100, signals_itself);
}

static void queue(void)
{
	paint();
	CHECK_EQ(mote_signal_enable(SIGUSR1), 0);
	kill_self(SIGUSR1);
	mote_exit(0);
}

static const struct child_case cases[] = {
	{"queue", queue, 0, {NULL}, NULL},
	{"nest", nest, 0, {"handled"}, NULL},
	{"fault", fault, -SIGSEGV, {"fatal error: SIGSEGV"}, NULL},
	{"throw", throw, 2, {"fatal error: in a handler"}, NULL},
};

int main(int argc, char **argv, char **envp)
{
	static struct child c;
	long fd;

	if (child_runs(argc, argv, envp, cases, COUNT(cases)))
		return 0;
	fd = mote_rawsyscall(SYS_memfd_create, "stack", 0);
	CHECK_EQ(mote_rawsyscall(SYS_ftruncate, fd, MOST), 0);
	CHECK_EQ(mote_rawsyscall(SYS_dup3, fd, FD, 0), FD);
	map();
	for (int i = 0; i < COUNT(cases); i++) {
		const uint64_t *stack = shared + mote_auxv(AT_PAGESZ) / 8;
		size_t left = 0;
		CHECK_EQ(child_start(&c, cases[i].name, 0), 0);
		child_judge(&cases[i], &c, child_end(&c), cases[i].status);
		while (stack[left / 8] == PAINT)
			left += 8;
		if (left < LEFT || mote_getenv("TELL"))
			mote_eprintf("%s: %zu of %zu bytes are left\n", cases[i].name, left,
				     (size_t)shared[0]);
		CHECK(left >= LEFT && left < shared[0]);
	}
	return ok();
}
