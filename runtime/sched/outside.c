/* Gs started by foreign threads, which have no slot: they go to everybody's queue. */
#include "kernel_abi/errno.h"
#include "runtime/base/atomic.h"
#include "runtime/sched/g.h"
#include "runtime/sched/m.h"
#include "runtime/sched/park.h"
#include "runtime/sched/sched.h"
#include "runtime/sched/service.h"
#include "runtime/sched/stack.h"

struct outside {
	uint32_t class;
	struct g *gp;
};

static void take_one(void *arg)
{
	struct outside *o = arg;
	int got;

	o->gp = stack_take(o->class, 1, &got);
}

int g_start_outside(void (*fn)(void *), void *arg, uint32_t class)
{
	struct outside o = {class, NULL};

	if (!service_runs())
		return -EAGAIN;
	m_call(take_one, &o);
	if (!o.gp)
		return -ENOMEM;
	o.gp->fn = fn;
	o.gp->arg = arg;
	o.gp->id = atomic_add(&sched.goid_next, 1);
	context_make(&o.gp->ctx, o.gp, g_begin);
	atomic_add(&sched.made_outside, 1);
	park_submit(o.gp, false);
	return 0;
}
