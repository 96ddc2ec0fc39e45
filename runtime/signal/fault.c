/* Faults; see fault.h. */
#include "runtime/signal/fault.h"

#include "frame.h"
#include "runtime/base/compiler.h"
#include "runtime/mote.h"
#include "runtime/os/print.h"
#include "runtime/os/sys.h"
#include "runtime/os/throw.h"
#include "runtime/sched/g.h"
#include "runtime/sched/m.h"
#include "runtime/sched/traceback.h"
#include "runtime/signal/handler.h"

static const char *fault_name(int sig)
{
	switch (sig) {
	case SIGSEGV:
		return "SIGSEGV: segmentation violation";
	case SIGBUS:
		return "SIGBUS: bus error";
	case SIGFPE:
		return "SIGFPE: arithmetic error";
	case SIGILL:
		return "SIGILL: illegal instruction";
	default:
		return "SIGTRAP: trap";
	}
}

/* Runs on: signal. Holds: any. Allocates: no. Blocks: no. */
void fault_die(int sig, bool sent)
{
	struct kernel_sigaction sa = {.sa_handler = SIG_DFL};

	sys_sigaction(sig, &sa, NULL);
	/* A trap is over: its instruction does not run again. */
	if (!sent && sig != SIGTRAP)
		return;
	sys_tgkill(sys_getpid(), sys_gettid(), sig);
	/* The kernel keeps signals of its own making from PID 1 of a namespace. */
	if (sys_getpid() == 1)
		sys_exit_group(128 + sig);
}

/* Runs on: signal. Holds: any. Allocates: no. Blocks: no. */
bool fault_in_handler(int sig, const void *ucontext)
{
	const struct kernel_stack *stack = &((const struct kernel_ucontext *)ucontext)->stack;
	uintptr_t sp = frame_sp(ucontext);
	struct m *mp = m_of_stack(sp);

	/* The interrupted code was on the stack that handlers run on, or has just left it below. */
	if (!(mp && m_on_sigstack(mp, sp, true)) && sp - (uintptr_t)stack->ss_sp >= stack->ss_size)
		return false;
	fault_die(sig, false);
	print_err("fatal error: %s in a signal handler, pc=%#lx\n", fault_name(sig),
		  (unsigned long)frame_pc(ucontext));
	return true;
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
void fault_report(int sig, const struct kernel_siginfo *info, void *ucontext, struct m *mp)
{
	static const uint64_t faults = FAULTS;
	uintptr_t addr = (uintptr_t)info->si_addr;

	/* Should the report fail, that is told too. */
	sys_sigprocmask(SIG_UNBLOCK, &faults, NULL);
	traceback_fault(ucontext);
	/* A jump to data on the stack is none. */
	if ((sig == SIGSEGV || sig == SIGBUS) && mp && mp->curg && addr != frame_pc(ucontext) &&
	    g_is_overflow(mp->curg, addr, frame_sp(ucontext)))
		throw_number("stack overflow in G", mp->curg->id);
	throw_begin();
	print_err("fatal error: %s\naddr=%#lx pc=%#lx sp=%#lx\n", fault_name(sig), addr,
		  frame_pc(ucontext), frame_sp(ucontext));
	print_registers(ucontext);
	traceback_all();
	fault_die(sig, false);
}
