/* Gs: birth, end, and what one can ask of them. */
#include "runtime/sched/g.h"

#include "cpu.h"
#include "runtime/base/atomic.h"
#include "runtime/base/compiler.h"
#include "runtime/mote.h"
#include "runtime/os/sys.h"
#include "runtime/os/throw.h"
#include "runtime/sched/idle.h"
#include "runtime/sched/m.h"
#include "runtime/sched/park.h"
#include "runtime/sched/runq.h"
#include "runtime/sched/service.h"
#include "runtime/sched/stack.h"
#define TAKE_BATCH (GFREE_SLOT / 4)

/* Ends the calling G; if it is bound, its M as well. */
static void g_end(void)
{
	uint32_t flags = g_caller()->flags;

	if (flags & G_SERVICE)
		throw("goexit: the G is the runtime's own, which calls timers");
	if (flags & G_LOCKED)
		m_self()->leaving = true;
	g_abandon();
}

/* Runs on: g, at its start. Holds: nothing. Allocates: no. Blocks: no. */
void g_begin(void *arg)
{
	struct g *gp;

	(void)arg;
	g_arrive();
	gp = m_self()->curg;
	gp->fn(gp->arg);
	g_end();
}

struct refill {
	struct slot *slot;
	uint32_t class;
	int result;
};

/* On the M's own stack: fills the slot's list of dead Gs. */
static void refill(void *arg)
{
	struct refill *r = arg;
	int got;

	r->result = service_start();
	if (r->result < 0)
		return;
	r->slot->free[r->class] = stack_take(r->class, TAKE_BATCH, &got);
	r->slot->nfree[r->class] = (uint32_t)got;
	if (!got)
		r->result = -ENOMEM;
}

static uint64_t next_id(struct slot *slot)
{
	if (slot->goid == slot->goid_end) {
		slot->goid = atomic_add(&sched.goid_next, GOID_BATCH);
		slot->goid_end = slot->goid + GOID_BATCH;
	}
	return slot->goid++;
}

static int start(void (*fn)(void *), void *arg, uint32_t class)
{
	struct slot *slot = m_self()->slot;
	struct g *gp;

	if (unlikely(!slot))
		return sched.start_outside(fn, arg, class);
	gp = slot->free[class];
	if (unlikely(!gp)) {
		struct refill r = {slot, class, 0};

		m_call(refill, &r);
		if (r.result < 0)
			return r.result;
		gp = slot->free[class];
	}
	slot->free[class] = gp->link;
	slot->nfree[class]--;
	gp->fn = fn;
	gp->arg = arg;
	gp->id = next_id(slot);
	context_make(&gp->ctx, gp, g_begin);
	atomic_store_relaxed(&slot->made, slot->made + 1);
	atomic_store_relaxed(&gp->state, G_RUNNABLE);
	runq_put_next(slot, gp);
	idle_submitted();
	return 0;
}

/* Runs on: g. Holds: nothing. Allocates: address space. Blocks: no. */
int mote_go(void (*fn)(void *), void *arg)
{
	return start(fn, arg, 0);
}

/* Runs on: g. Holds: nothing. Allocates: address space. Blocks: no. */
int mote_go_stack(void (*fn)(void *), void *arg, size_t bytes)
{
	int class = stack_class(bytes);

	return class < 0 ? -EINVAL : start(fn, arg, (uint32_t) class);
}

int g_start_service(void (*fn)(void *))
{
	int r = start(fn, NULL, 0);
	struct slot *slot = m_self()->slot;

	if (r == 0 && slot)
		atomic_store_relaxed(&slot->ended, slot->ended + 1);
	else if (r == 0)
		atomic_add(&sched.made_outside, (uint64_t)-1);
	return r;
}

/* Runs on: g. Holds: nothing. Allocates: no. Blocks: G, for ever. */
void mote_goexit(void)
{
	g_end();
	cpu_trap();
}

/* Runs on: g. Holds: nothing. Allocates: no. Blocks: no. */
void mote_gosched(void)
{
	struct slot *slot = m_self()->slot;

	if (unlikely(!slot)) {
		sys_sched_yield(); /* a guest */
		return;
	}
	if (runq_empty(slot) && globq_empty() && slot->id < sched.nslots && !timer_due()) {
		/* On one CPU, who polls for what another thread does would use its slice up. */
		if (!mutex_spin)
			sys_sched_yield();
		return;
	}
	g_leave(AFTER_YIELD);
}

/* Runs on: g. Holds: any. Allocates: no. Blocks: no. */
uint64_t mote_goid(void)
{
	struct m *mp = m_self();
	struct g *gp = mp->guest ? mp->guest : mp->curg;

	return gp ? gp->id : 0;
}

/* Runs on: g. Holds: any. Allocates: no. Blocks: no. */
int mote_numg(void)
{
	uint32_t n = atomic_load_acquire(&sched.nslots_made);
	uint64_t made = 0, ended = 0;

	/* Ends first: a G that ends meanwhile is counted, one that begins meanwhile may be. */
	for (uint32_t i = 0; i < n; i++)
		ended += atomic_load_acquire(&sched.slots[i]->ended);
	for (uint32_t i = 0; i < n; i++)
		made += atomic_load_acquire(&sched.slots[i]->made);
	made += atomic_load_acquire(&sched.made_outside);
	return (int)(made - ended);
}
