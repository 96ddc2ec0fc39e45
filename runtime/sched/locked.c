/* Gs bound to an M. */
#include "runtime/sched/locked.h"

#include "runtime/mote.h"
#include "runtime/os/throw.h"
#include "runtime/sched/g.h"
#include "runtime/sched/idle.h"
#include "runtime/sched/m.h"
#include "runtime/sched/park.h"
#include "runtime/sched/service.h"

struct g *locked_wait(struct m *mp)
{
	struct slot *slot = mp->slot;

	mp->slot = NULL;
	if (slot)
		idle_hand_off(slot);
	mutex_lock(&sched.lock);
	sched.nwaiting_locked++;
	idle_check_deadlock();
	mutex_unlock(&sched.lock);
	note_sleep(&mp->park);
	note_clear(&mp->park);
	mp->slot = mp->given;
	return mp->lockedg;
}

void locked_hand_over(struct m *mp, struct g *gp)
{
	struct slot *slot = mp->slot;

	mp->slot = NULL;
	mutex_lock(&sched.lock);
	/* It may be on its way to the wait: then the count passes through -1 and nobody minds. */
	sched.nwaiting_locked--;
	mutex_unlock(&sched.lock);
	idle_give(gp->lockedm, slot, false);
}

static void start_service(void *result)
{
	*(int *)result = service_start();
}

/* Runs on: g. Holds: nothing. Allocates: address space. Blocks: M, shortly. */
void mote_lockosthread(void)
{
	struct m *mp = m_self();
	struct g *gp = mp->guest ? mp->guest : g_caller();
	int result = 0;

	/* Threads are not made from here any more: sysmon does it. */
	if (!mp->guest && !service_runs())
		m_call(start_service, &result);
	if (result < 0)
		throw("lockosthread: the kernel has no thread for sysmon");
	/* A guest stays on its thread anyway. */
	if (gp->locks++ == 0 && !mp->guest) {
		gp->flags |= G_LOCKED;
		gp->lockedm = mp;
		mp->lockedg = gp;
	}
}

/* Runs on: g. Holds: nothing. Allocates: no. Blocks: no. */
void mote_unlockosthread(void)
{
	struct m *mp = m_self();
	struct g *gp = mp->guest ? mp->guest : g_caller();

	if (gp->locks == 0)
		throw("unlockosthread: the G is not bound");
	if (--gp->locks == 0 && !mp->guest) {
		gp->flags &= ~(uint32_t)G_LOCKED;
		gp->lockedm = NULL;
		mp->lockedg = NULL;
	}
}
