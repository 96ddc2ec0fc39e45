/*
 * Foreign threads that want to call the runtime. Every signal is blocked from before the M is taken
 * until the thread has all of it, and from before the thread gives anything back until it has given
 * everything: no handler ever finds half of an M. The order on the way out: the signal stack, the
 * thread base, then the M itself, and the mask last.
 */
#include "kernel_abi/signal.h"
#include "runtime/base/atomic.h"
#include "runtime/mote.h"
#include "runtime/os/sys.h"
#include "runtime/os/throw.h"
#include "runtime/sched/g.h"
#include "runtime/sched/m.h"
#include "runtime/sched/sched.h"
#include "runtime/sched/service.h"
#include "runtime/signal/foreign.h"

void needm_start(void)
{
	sched.start_outside = g_start_outside;
	service_start();
}

/* From now on a G may be made ready by who is no G. */
static void come_in(void)
{
	static bool came;

	if (!atomic_xchg(&came, true))
		atomic_add(&sched.outside, 1);
}

/* Runs on: foreign. Holds: nothing. Allocates: address space. Blocks: thread. */
void mote_needm(void)
{
	struct kernel_stack stack;
	uint64_t mask;
	struct m *mp;

	sys_set_mask(EVERY_SIGNAL, &mask);
	if (m_proved())
		throw("needm: the thread has an M");
	come_in();
	mp = foreign_wait();
	mp->guest_mask = mask;
	if (sys_sigaltstack(NULL, &stack) == 0 && stack.ss_flags & SS_DISABLE)
		m_set_sigstack(mp);
	foreign_enter(mp, 0, 0);
	sys_set_mask(mask, NULL);
}

/* The M's signal stack must not stay behind; one that other code has put in is left alone. */
static void take_sigstack(const struct m *mp)
{
	static const struct kernel_stack none = {.ss_flags = SS_DISABLE};
	struct kernel_stack stack;

	if (sys_sigaltstack(NULL, &stack) == 0 && stack.ss_sp == mp->sigstack)
		sys_sigaltstack(&none, NULL);
}

/* Runs on: foreign, with a borrowed M. Holds: nothing. Allocates: no. Blocks: no. */
void mote_dropm(void)
{
	struct m *mp = m_proved();
	uint64_t mask;

	if (!mp || !mp->guest || mp->handlers)
		throw("dropm: no borrowed M");
	mask = mp->guest_mask;
	sys_set_mask(EVERY_SIGNAL, NULL);
	take_sigstack(mp);
	foreign_leave(mp);
	foreign_put(mp);
	sys_set_mask(mask, NULL);
}
