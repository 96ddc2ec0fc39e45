/*
 * A fault within a handler ends the process at once, by that signal, with one line: on a G, on a
 * foreign thread with a signal stack of its own and without, over the end of that, in the handler
 * of a fault, where every signal may be nested; so does a fault of the report itself.
 */
#include "child.h"
#include "faults.h"
#include "outside.h"

#define ONE_LINE(sig, name) -sig, {"fatal error: " name}, "running"

static fault_fn *how;

static void faults(int sig, struct kernel_siginfo *info, void *ucontext)
{
	(void)sig, (void)info, (void)ucontext;
	how();
}

static void catch (int sig, unsigned long flags, fault_fn *fn)
{
	how = fn;
	CHECK_EQ(mote_signal_handler(sig, faults, flags), 0);
}

static void signals_itself(void *arg)
{
	(void)arg;
	kill_self(SIGUSR1);
}

static void on_main(void)
{
	catch (SIGUSR1, 0, fault_low);
	signals_itself(NULL);
}

static void on_g(void)
{
	catch (SIGUSR1, 0, fault_bus);
	CHECK_EQ(mote_go(signals_itself, NULL), 0);
	mote_park(NULL, NULL);
}

static void on_g_ill(void)
{
	catch (SIGUSR1, 0, fault_ill);
	CHECK_EQ(mote_go(signals_itself, NULL), 0);
	mote_park(NULL, NULL);
}

static void on_bare(void)
{
	static struct foreign thread;

	catch (SIGUSR1, 0, fault_low);
	foreign_start(&thread, signals_itself, NULL, NULL);
	foreign_join(&thread);
}

static void signals_with_stack(void *arg)
{
	struct kernel_stack stack = {.ss_sp = mote_alloc(65536), .ss_size = 65536};

	CHECK_EQ(mote_rawsyscall(SYS_sigaltstack, &stack, 0), 0);
	signals_itself(arg);
}

static void on_foreign(void)
{
	static struct foreign thread;

	catch (SIGUSR1, 0, fault_low);
	foreign_start(&thread, signals_with_stack, NULL, NULL);
	foreign_join(&thread);
}

/* POWER stores where the stack will be before it moves the pointer there: that is still on the
 * stack, which has no room for a further frame, and the kernel kills. */
#if !defined(__powerpc64__)
#define SPARES 20 /* more than there are Ms made ahead */

static uint32_t nlent;

static void keeps(void *arg)
{
	(void)arg;
	mote_needm();
	word_add(&nlent);
	for (;;)
		nap(SECOND);
}

static __attribute__((noinline)) int runs_over(int depth)
{
	volatile char room[1000];

	room[0] = (char)depth;
	return depth < 0 ? 0 : runs_over(depth + 1) + room[0];
}

static void overflows(int sig, struct kernel_siginfo *info, void *ucontext)
{
	(void)info, (void)ucontext;
	runs_over(sig);
}

/* Its stack for signals begins behind a page that nobody may touch. */
static void signals_near_guard(void *arg)
{
	unsigned long page = mote_auxv(AT_PAGESZ), size = 65536;
	char *p = (char *)mote_rawsyscall(SYS_mmap, 0, page + size, PROT_READ | PROT_WRITE,
					  MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	struct kernel_stack stack = {.ss_sp = p + page, .ss_size = size};

	CHECK_EQ(mote_rawsyscall(SYS_mprotect, p, page, PROT_NONE), 0);
	CHECK_EQ(mote_rawsyscall(SYS_sigaltstack, &stack, 0), 0);
	signals_itself(arg);
}

/* No M is left to be lent to the handler: only the stack tells where the fault was. */
static void over_end(void)
{
	static struct foreign keepers[SPARES], thread;

	CHECK_EQ(mote_signal_handler(SIGUSR1, overflows, 0), 0);
	for (uint32_t i = 0; i < SPARES; i++) {
		foreign_start(&keepers[i], keeps, NULL, NULL);
		word_wait_g(&nlent, i + 1);
	}
	foreign_start(&thread, signals_near_guard, NULL, NULL);
	foreign_join(&thread);
}
#endif

static void in_fault(void)
{
	catch (SIGSEGV, 0, fault_low);
	fault_null();
}

static void in_fault_nested(void)
{
	catch (SIGSEGV, SA_NODEFER, fault_low);
	fault_null();
}

static void in_other_fault(void)
{
	catch (SIGSEGV, 0, fault_ill);
	fault_null();
}

static void nests(int sig, struct kernel_siginfo *info, void *ucontext)
{
	static int depth;

	(void)sig, (void)info, (void)ucontext;
	if (++depth < 4)
		kill_self(SIGUSR1);
	fault_low();
}

static void deep(void)
{
	CHECK_EQ(mote_signal_handler(SIGUSR1, nests, SA_NODEFER), 0);
	kill_self(SIGUSR1);
}

static const struct child_case cases[] = {
	{"main", on_main, ONE_LINE(SIGSEGV, "SIGSEGV")},
	{"G, SIGBUS", on_g, ONE_LINE(SIGBUS, "SIGBUS")},
	{"G, SIGILL", on_g_ill, ONE_LINE(SIGILL, "SIGILL")},
	{"bare thread", on_bare, ONE_LINE(SIGSEGV, "SIGSEGV")},
	{"foreign thread", on_foreign, ONE_LINE(SIGSEGV, "SIGSEGV")},
#if !defined(__powerpc64__)
	{"foreign thread, over the end", over_end, ONE_LINE(SIGSEGV, "SIGSEGV")},
#endif
	/* Its own signal is blocked there: the kernel kills, without a word. */
	{"fault in a fault's handler", in_fault, -SIGSEGV, {""}, "running"},
	{"the same, nested", in_fault_nested, ONE_LINE(SIGSEGV, "SIGSEGV")},
	{"another fault in a fault's handler", in_other_fault, ONE_LINE(SIGILL, "SIGILL")},
	{"handlers in handlers", deep, ONE_LINE(SIGSEGV, "SIGSEGV")},
};

/* The report of one has no second line. */
static int lines(const struct child *c)
{
	int n = 0;

	for (const char *p = c->text; (p = find_text(p, "\n")); p++)
		n++;
	return find_text(c->text, "qemu: uncaught") ? n - 1 : n;
}

/* How long it took. */
static int64_t run(const struct child_case *k)
{
	static struct child c;
	int64_t from = mote_nanotime();

	CHECK_EQ(child_start(&c, k->name, 0), 0);
	child_judge(k, &c, child_end(&c), k->status);
	if (lines(&c) > 1)
		mote_eprintf("%s: %s", k->name, c.text);
	CHECK(lines(&c) <= 1);
	return mote_nanotime() - from;
}

int main(int argc, char **argv, char **envp)
{
	mote_procs(1);
	if (child_runs(argc, argv, envp, cases, COUNT(cases)))
		return 0;
	/* Others may have the processors for long, but not each time. */
	for (int i = 0; i < COUNT(cases); i++)
		CHECK(run(&cases[i]) < 3 * SECOND || run(&cases[i]) < 5 * SECOND ||
		      run(&cases[i]) < 10 * SECOND);
	return ok();
}
