/* Handlers of signals; the protocol is in handler.h. */
#include "runtime/signal/handler.h"

#include "arch/contract.h"
#include "cpu.h"
#include "runtime/base/compiler.h"
#include "runtime/mote.h"
#include "runtime/os/sys.h"
#include "runtime/os/throw.h"
#include "runtime/sched/m.h"
#include "runtime/signal/fault.h"
#include "ucontext.h"

uint64_t handler_ignored;

int handler_install(int sig, unsigned long flags, struct kernel_sigaction *old)
{
	struct kernel_sigaction sa = {.sa_flags = flags | SA_SIGINFO | SA_ONSTACK};

	/* The kernel adds the signal itself, where it is to be blocked. */
	sa.sa_mask = ~(FAULTS | SIGBIT(sig));
	sa.sa_sigaction = signal_entry;
	if (SIGNAL_RESTORER) {
		sa.sa_flags |= SA_RESTORER;
		sa.sa_restorer = signal_restorer;
	}
	return sys_sigaction(sig, &sa, old);
}

void handler_start(void)
{
	struct kernel_sigaction old;

	for (int sig = 1; sig <= MOTE_SIG; sig++) {
		if (!((FAULTS | SIGBIT(MOTE_SIG)) & SIGBIT(sig)))
			continue;
		if (handler_install(sig, SA_RESTART, &old) == 0 && old.sa_handler == SIG_IGN)
			handler_ignored |= SIGBIT(sig);
	}
}

/* NULL: a foreign thread's. */
static struct m *whose_thread(int sig, const void *ucontext)
{
	const struct kernel_stack *stack = &((const struct kernel_ucontext *)ucontext)->stack;
	uintptr_t sp = (uintptr_t)cpu_stack_pointer();
	struct m *mp = m_of_stack(sp);

	if (likely(mp && m_on_sigstack(mp, sp, false)))
		return mp;
	mp = m_proved();
	/* A handler of the program's is on whatever stack the thread had for it. */
	if (!mp || mp->handlers || sp - (uintptr_t)stack->ss_sp < stack->ss_size)
		return mp;
	throw_signal(sig, stack->ss_size ? "received but handler not on signal stack"
					 : "received on thread with no signal stack");
}

/* Runs on: signal, foreign too. Holds: any. Allocates: no. Blocks: no. */
void signal_handler(int sig, struct kernel_siginfo *info, void *ucontext)
{
	bool fault = FAULTS & SIGBIT(sig) && info->si_code > 0;
	struct m *mp;

	if (fault && fault_in_handler(sig, info, ucontext))
		return;
	mp = whose_thread(sig, ucontext);
	if (fault)
		fault_overflow(sig, info, ucontext, mp);
	/* Without a request for this M it does nothing, whoever has sent it. */
	if (sig == MOTE_SIG)
		return;
	if (sigtab_dispatch && sigtab_dispatch(sig, info, ucontext, mp, fault))
		return;
	if (fault)
		fault_report(sig, info, ucontext);
	else if (!(handler_ignored & SIGBIT(sig)))
		fault_die(sig, ucontext);
}
