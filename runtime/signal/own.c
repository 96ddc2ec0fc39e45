/*
 * Handlers of the program's own. What runs there may have been compiled to use the thread pointer
 * (a stack protector's canary), so that a foreign thread borrows an M for it.
 */
#include "cpu.h"
#include "frame.h"
#include "runtime/base/compiler.h"
#include "runtime/mote.h"
#include "runtime/os/auxv.h"
#include "runtime/sched/m.h"
#include "runtime/signal/foreign.h"
#include "runtime/signal/sigtab.h"

/* Those that every handler of ours has are no mistake. */
#define FLAGS                                                                                      \
	(SA_SIGINFO | SA_ONSTACK | SA_NODEFER | SA_RESETHAND | SA_NOCLDSTOP | SA_NOCLDWAIT |       \
	 SA_RESTART)

/* The least address of a function: what a program passes instead of one is below. */
#define LEAST 4096

/* The handler's stack: the alternate one or, where there is none, up to the kernel's frame. */
static void enter(struct m *mp, const void *ucontext)
{
	const struct kernel_stack *stack = &((const struct kernel_ucontext *)ucontext)->stack;
	uintptr_t sp = (uintptr_t)cpu_stack_pointer(), lo = (uintptr_t)stack->ss_sp;

	if (sp - lo < stack->ss_size)
		foreign_enter(mp, lo, lo + stack->ss_size);
	else
		foreign_enter(mp, round_down(sp, page_size()), frame_sp(ucontext));
}

void own_handler(uintptr_t fn, int sig, struct kernel_siginfo *info, void *ucontext, struct m *mp)
{
	struct m *lent = mp ? NULL : foreign_take();

	if (lent) {
		/* Before the thread base: whoever finds that must find this as well. */
		lent->handlers = 1;
		enter(lent, ucontext);
	} else if (mp) {
		mp->handlers++;
	}
	((void (*)(int, struct kernel_siginfo *, void *))fn)(sig, info, ucontext);
	if (lent) {
		foreign_leave(lent);
		lent->handlers = 0;
		foreign_put(lent);
	} else if (mp) {
		mp->handlers--;
	}
}

/* Runs on: g. Holds: nothing. Allocates: no. Blocks: M, shortly. */
int mote_signal_handler(int sig, void (*fn)(int, struct kernel_siginfo *, void *ucontext),
			unsigned long flags)
{
	if (!fn)
		return sigtab_replace(sig, SIGTAB_NONE, 0);
	if (flags & ~(unsigned long)FLAGS || (uintptr_t)fn < LEAST)
		return -EINVAL;
	return sigtab_replace(sig, (uintptr_t)fn, flags);
}
