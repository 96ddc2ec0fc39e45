/*
 * Faults of every kind, in every place: each is told by its own name, with the address, the
 * registers and whose code it was, and the process dies of that very signal.
 */
#include "child.h"
#include "faults.h"

#define SEGV "fatal error: SIGSEGV: segmentation violation\naddr=0x5a5a0 pc=0x"
#define REGISTER "=000000000005a5a0"
#define EACH(place, who)                                                                           \
	{#place " low", place##_low, -SIGSEGV, {SEGV, REGISTER, who}, NULL},                       \
		{#place " null",                                                                   \
		 place##_null,                                                                     \
		 -SIGSEGV,                                                                         \
		 {"fatal error: SIGSEGV: ", "addr=0", who},                                        \
		 NULL},                                                                            \
		{#place " far", place##_far, -SIGSEGV, {"fatal error: SIGSEGV: ", who}, NULL},     \
		{#place " guard",                                                                  \
		 place##_guard,                                                                    \
		 -SIGSEGV,                                                                         \
		 {"fatal error: SIGSEGV: ", who},                                                  \
		 "overflow"},                                                                      \
		{#place " pc",                                                                     \
		 place##_pc,                                                                       \
		 -SIGSEGV,                                                                         \
		 {"fatal error: SIGSEGV: ", "pc=0", who},                                          \
		 NULL},                                                                            \
		{#place " bus",                                                                    \
		 place##_bus,                                                                      \
		 -SIGBUS,                                                                          \
		 {"fatal error: SIGBUS: ", "addr=0x", who},                                        \
		 NULL},                                                                            \
		{#place " ill",                                                                    \
		 place##_ill,                                                                      \
		 -SIGILL,                                                                          \
		 {"fatal error: SIGILL: ", "pc=0x", who},                                          \
		 NULL},                                                                            \
	{                                                                                          \
#place " trap", place##_trap, -SIGTRAP,                                            \
			{"fatal error: SIGTRAP: ", "pc=0x", who }, NULL                            \
	}

static void in_main(fault_fn *fn)
{
	fn();
}

#define PLACE(place, fault)                                                                        \
	static void place##_##fault(void)                                                          \
	{                                                                                          \
		place(fault_##fault);                                                              \
	}
#define PLACES(fault)                                                                              \
	PLACE(in_main, fault)                                                                      \
	PLACE(in_g, fault)                                                                         \
	PLACE(in_commit, fault)                                                                    \
	PLACE(in_foreign, fault)

PLACES(low)
PLACES(null)
PLACES(far)
PLACES(guard)
PLACES(pc)
PLACES(bus)
PLACES(ill)
PLACES(trap)
#if defined(__x86_64__)
PLACES(fpe)
#define FPE(place, who)                                                                            \
	{                                                                                          \
#place " fpe", place##_fpe, -SIGFPE,                                               \
			{"fatal error: SIGFPE: ", "pc=0x", who }, NULL                             \
	}
#endif

/* Code that is none, in a frame: near the stack pointer, but nothing has overflowed. An emulated
 * POWER would run it. */
#if !defined(__powerpc64__)
static void to_stack(void)
{
	char data[64] = {0};
	void *volatile at = data;

	((void (*)(void))at)();
}
#endif

static const struct child_case cases[] = {
#if !defined(__powerpc64__)
	{"to the stack",
	 to_stack,
	 -SIGSEGV,
	 {"fatal error: SIGSEGV: ", "addr=0x", "G 1 [running]:\n"},
	 "stack overflow"},
#endif
	EACH(in_main, "G 1 [running]:\n"),
	EACH(in_g, "G 2 [running]:\n"),
	EACH(in_commit, "M 0, on its own stack:\n"),
	EACH(in_foreign, "a thread that is not the runtime's:\n"),
#if defined(__x86_64__)
	FPE(in_main, "G 1 [running]:\n"),
	FPE(in_g, "G 2 [running]:\n"),
	FPE(in_commit, "M 0, on its own stack:\n"),
	FPE(in_foreign, "a thread that is not the runtime's:\n"),
#endif
};

int main(int argc, char **argv, char **envp)
{
	return child_main(argc, argv, envp, cases, COUNT(cases));
}
