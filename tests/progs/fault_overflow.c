/*
 * A stack overflow is told from every other fault, also when the program has a handler for SIGSEGV
 * or has enabled it: it throws, with the G's number.
 */
#include "child.h"
#include "faults.h"

static void catches(int sig, struct kernel_siginfo *info, void *ucontext)
{
	(void)sig, (void)info, (void)ucontext;
	mote_exit(4);
}

static long deeper(volatile char *from, long n)
{
	volatile char here[512];

	here[0] = from ? from[0] : 1;
	return n ? deeper(here, n - 1) + here[0] : 0;
}

static void overflows(void *arg)
{
	(void)arg;
	deeper(NULL, 1L << 40);
}

static void in_g_with_handler(void)
{
	CHECK_EQ(mote_signal_handler(SIGSEGV, catches, 0), 0);
	CHECK_EQ(mote_go(overflows, NULL), 0);
	mote_park(NULL, NULL);
}

static void in_main_with_handler(void)
{
	CHECK_EQ(mote_signal_handler(SIGSEGV, catches, 0), 0);
	overflows(NULL);
}

static void enabled(void)
{
	CHECK_EQ(mote_signal_enable(SIGSEGV), 0);
	CHECK_EQ(mote_go(overflows, NULL), 0);
	mote_park(NULL, NULL);
}

static void other_fault(void)
{
	CHECK_EQ(mote_signal_handler(SIGSEGV, catches, 0), 0);
	fault_low();
}

static void enabled_other(void)
{
	CHECK_EQ(mote_signal_enable(SIGSEGV), 0);
	fault_low();
}

static const struct child_case cases[] = {
	{"G", in_g_with_handler, 2, {"fatal error: stack overflow in G 2\n"}, NULL},
	{"main", in_main_with_handler, 2, {"fatal error: stack overflow in G 1\n"}, NULL},
	{"enabled", enabled, 2, {"fatal error: stack overflow in G 2\n"}, NULL},
	{"other fault", other_fault, 4, {NULL}, NULL},
	{"enabled, other fault", enabled_other, -SIGSEGV, {"fatal error: SIGSEGV"}, NULL},
};

int main(int argc, char **argv, char **envp)
{
	return child_main(argc, argv, envp, cases, COUNT(cases));
}
