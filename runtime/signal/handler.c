/*
 * Handlers of signals. For now those of faults: a stack overflow throws, with the G's number; any
 * other fault is reported and then ends the process as the same signal would have.
 *
 * Whose thread this is is not asked of the thread pointer, which proves nothing: the handler runs
 * on an M's signal stack, and the stack pointer tells which.
 */
#include "runtime/signal/handler.h"

#include "arch/contract.h"
#include "cpu.h"
#include "frame.h"
#include "runtime/base/compiler.h"
#include "runtime/os/print.h"
#include "runtime/os/sys.h"
#include "runtime/os/throw.h"
#include "runtime/sched/g.h"
#include "runtime/sched/m.h"
#include "runtime/sched/traceback.h"

static const uint64_t every_signal = ~0ull;

static const struct fault {
	int sig;
	const char *name;
} faults[] = {
	{SIGSEGV, "SIGSEGV: segmentation violation"},
	{SIGBUS, "SIGBUS: bus error"},
};

static void catch (int sig)
{
	struct kernel_sigaction sa = {.sa_flags = SA_SIGINFO | SA_ONSTACK, .sa_mask = every_signal};

	sa.sa_sigaction = signal_entry;
	if (SIGNAL_RESTORER) {
		sa.sa_flags |= SA_RESTORER;
		sa.sa_restorer = signal_restorer;
	}
	sys_sigaction(sig, &sa, NULL);
}

void handler_start(void)
{
	for (size_t i = 0; i < ARRAY_LEN(faults); i++)
		catch (faults[i].sig);
}

static const char *fault_name(int sig)
{
	for (size_t i = 0; i < ARRAY_LEN(faults); i++)
		if (faults[i].sig == sig)
			return faults[i].name;
	return "signal";
}

/*
 * The signal, no longer caught, ends the process after the return: either the instruction runs
 * again and faults again, or the signal, if somebody has sent it, is sent again.
 */
static void die_by(int sig, bool sent)
{
	struct kernel_sigaction sa = {.sa_handler = SIG_DFL};

	sys_sigaction(sig, &sa, NULL);
	if (sent)
		sys_tgkill(sys_getpid(), sys_gettid(), sig);
}

/* Runs on: signal. Holds: any. Allocates: no. Blocks: no. */
void signal_handler(int sig, struct kernel_siginfo *info, void *ucontext)
{
	struct m *mp = m_of_stack((uintptr_t)cpu_stack_pointer());
	uintptr_t addr = (uintptr_t)info->si_addr;

	if (info->si_code <= 0) {
		die_by(sig, true);
		return;
	}
	traceback_fault(ucontext);
	/* A jump to data on the stack is none. */
	if (mp && mp->curg && addr != frame_pc(ucontext) &&
	    g_is_overflow(mp->curg, addr, frame_sp(ucontext)))
		throw_number("stack overflow in G", mp->curg->id);
	throw_begin();
	print_err("fatal error: %s\naddr=%#lx pc=%#lx sp=%#lx\n", fault_name(sig), addr,
		  frame_pc(ucontext), frame_sp(ucontext));
	traceback_all();
	die_by(sig, false);
}
