/* Faults; see fault.h. */
#include "runtime/signal/fault.h"

#include "frame.h"
#include "runtime/mote.h"
#include "runtime/os/auxv.h"
#include "runtime/os/print.h"
#include "runtime/os/sys.h"
#include "runtime/os/throw.h"
#include "runtime/sched/g.h"
#include "runtime/sched/m.h"
#include "runtime/sched/traceback.h"
#include "runtime/signal/handler.h"

static const uint64_t faults = FAULTS;

static const char *const fault_name[] = {
	[SIGSEGV] = "SIGSEGV: segmentation violation",
	[SIGBUS] = "SIGBUS: bus error",
	[SIGFPE] = "SIGFPE: arithmetic error",
	[SIGILL] = "SIGILL: illegal instruction",
	[SIGTRAP] = "SIGTRAP: trap",
};

/* Runs on: signal. Holds: any. Allocates: no. Blocks: no. */
void fault_die(int sig, void *ucontext)
{
	struct kernel_sigaction sa = {.sa_handler = SIG_DFL};
	int pid = sys_getpid();

	sys_sigaction(sig, &sa, NULL);
	/* It comes when the handler has returned: a core dump shall show where that was. */
	sys_sigprocmask(SIG_BLOCK, &faults, NULL);
	/* No other signal comes first, such as what a report into a broken pipe has made. */
	((struct kernel_ucontext *)ucontext)->sigmask = ~faults;
	sys_tgkill(pid, sys_gettid(), sig);
	/* The kernel keeps it from PID 1 of a namespace. */
	if (pid == 1)
		sys_exit_group(128 + sig);
}

/* On the frame's alternate stack, which other code has put there, or just run over its end. With
 * none both its words are 0, and neither holds. */
static bool on_frame_stack(const struct kernel_stack *stack, uintptr_t sp, uintptr_t addr)
{
	uintptr_t lo = (uintptr_t)stack->ss_sp;
	size_t page = page_size();

	return sp - lo < stack->ss_size || (lo - sp < page && lo - addr <= page);
}

static bool in_handler(const void *ucontext, uintptr_t addr)
{
	uintptr_t sp = frame_sp(ucontext);
	struct m *mp = m_of_stack(sp);

	if (mp && m_on_sigstack(mp, sp, true))
		return true;
	if (on_frame_stack(&((const struct kernel_ucontext *)ucontext)->stack, sp, addr))
		return true;
	/* On a foreign thread that has no alternate stack, or one that does not say so any more. */
	mp = m_proved();
	return mp && mp->handlers != 0;
}

/* Runs on: signal. Holds: any. Allocates: no. Blocks: no. */
bool fault_in_handler(int sig, const struct kernel_siginfo *info, void *ucontext)
{
	if (!in_handler(ucontext, (uintptr_t)info->si_addr))
		return false;
	print_err("fatal error: %s in a signal handler, pc=%#lx\n", fault_name[sig],
		  (unsigned long)frame_pc(ucontext));
	fault_die(sig, ucontext);
	return true;
}

/* The interrupted code is what is told of. Should the report fail, that is told too. */
static void report_begin(const void *ucontext)
{
	sys_sigprocmask(SIG_UNBLOCK, &faults, NULL);
	traceback_fault(ucontext);
}

/* Runs on: signal. Holds: any. Allocates: no. Blocks: no. */
void fault_overflow(int sig, const struct kernel_siginfo *info, void *ucontext, struct m *mp)
{
	uintptr_t addr = (uintptr_t)info->si_addr;
	struct g *gp = mp ? m_g(mp) : NULL;

	/* A jump to data on the stack is none. */
	if ((sig != SIGSEGV && sig != SIGBUS) || !gp || addr == frame_pc(ucontext) ||
	    !g_is_overflow(gp, addr, frame_sp(ucontext)))
		return;
	report_begin(ucontext);
	throw_number("stack overflow in G", gp->id);
}

/* Four in a line. */
static void print_registers(const void *ucontext)
{
	const uint64_t *reg = frame_regs(ucontext);
	const char *name = FRAME_REG_NAMES;

	for (int i = 1; *name; i++) {
		int n = 0;

		while (name[n] > ' ')
			n++;
		print_err("%7.*s=%016lx%c", n, name, (unsigned long)*reg++,
			  i % 4 && name[n] ? ' ' : '\n');
		name += n + (name[n] == ' ');
	}
}

/* Runs on: signal. Holds: any. Allocates: no. Blocks: no. */
void fault_report(int sig, const struct kernel_siginfo *info, void *ucontext)
{
	report_begin(ucontext);
	throw_begin();
	print_err("fatal error: %s\naddr=%#lx pc=%#lx sp=%#lx\n", fault_name[sig],
		  (unsigned long)info->si_addr, frame_pc(ucontext), frame_sp(ucontext));
	print_registers(ucontext);
	traceback_all();
	fault_die(sig, ucontext);
}
