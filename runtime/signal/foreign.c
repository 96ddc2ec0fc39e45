/* Ms for foreign threads; the protocol is in foreign.h. */
#include "runtime/signal/foreign.h"

#include "cpu.h"
#include "kernel_abi/auxv.h"
#include "runtime/base/atomic.h"
#include "runtime/mote.h"
#include "runtime/os/futex.h"
#include "runtime/os/sys.h"
#include "runtime/sched/g.h"
#include "runtime/sched/m.h"
#include "runtime/sched/sched.h"

#define VERSION ((uint64_t)1 << 32)

static struct {
	uint64_t head;	  /* atomic */
	uint32_t waiters; /* atomic: threads in foreign_wait */
	uint32_t puts;	  /* atomic: what they sleep on */
} spare;

static uint64_t new_head(uint64_t old, uint32_t first)
{
	return (old & ~(VERSION - 1)) + VERSION + first;
}

struct m *foreign_take(void)
{
	uint64_t old;
	struct m *mp;

	do {
		old = atomic_load_acquire(&spare.head);
		if ((uint32_t)old == 0)
			return NULL;
		mp = m_by_id((uint32_t)old - 1);
	} while (
		!atomic_cas(&spare.head, old, new_head(old, atomic_load_relaxed(&mp->spare_next))));
	return mp;
}

void foreign_put(struct m *mp)
{
	uint64_t old;

	do {
		old = atomic_load_relaxed(&spare.head);
		atomic_store_relaxed(&mp->spare_next, (uint32_t)old);
	} while (!atomic_cas(&spare.head, old, new_head(old, mp->id + 1)));
	atomic_fence();
	if (!atomic_load_relaxed(&spare.waiters))
		return;
	atomic_add(&spare.puts, 1);
	futex_wake(&spare.puts, 1);
}

static struct m *take_or_make(void)
{
	struct m *mp = foreign_take();

	return mp ? mp : m_spare();
}

struct m *foreign_wait(void)
{
	struct m *mp = take_or_make();
	uint32_t puts;

	if (mp)
		return mp;
	atomic_add(&spare.waiters, 1);
	for (;;) {
		atomic_fence();
		puts = atomic_load_acquire(&spare.puts);
		mp = take_or_make();
		if (mp)
			break;
		/* Memory may come from elsewhere, too. */
		futex_wait(&spare.puts, puts, mote_nanotime() + SPARE_RETRY_NS);
	}
	atomic_add(&spare.waiters, -1u);
	return mp;
}

void foreign_enter(struct m *mp, uintptr_t stack_lo, uintptr_t stack_hi)
{
	struct g *gp = mp->guest;
	int tid = sys_gettid();

	gp->id = atomic_add(&sched.goid_next, 1);
	gp->locks = 0;
	gp->stack_lo = (char *)stack_lo;
	gp->guest_hi = (char *)stack_hi;
	mp->guest_base = cpu_thread_base(mote_auxv(AT_HWCAP2));
	mp->self->tid = tid;
	/* Before the base: whoever finds that must find the proof as well. */
	atomic_store_release(&mp->tid, tid);
	cpu_set_thread_base(mp->base, mote_auxv(AT_HWCAP2));
}

void foreign_leave(struct m *mp)
{
	cpu_set_thread_base(mp->guest_base, mote_auxv(AT_HWCAP2));
	atomic_store_release(&mp->tid, -1);
}

void foreign_start(void)
{
	struct m *mp;

	for (int i = 0; i < SPARE_MS && (mp = m_spare()); i++)
		foreign_put(mp);
}
