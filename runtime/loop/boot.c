/*
 * The runtime proper, before main: the ordered list of what starts it. Linked, and so run, exactly
 * when the program links something that needs it.
 */
#include "runtime/io/timer.h"
#include "runtime/loop/procs.h"
#include "runtime/loop/schedule.h"
#include "runtime/loop/sysmon.h"
#include "runtime/os/sys.h"
#include "runtime/os/tls.h"
#include "runtime/sched/g.h"
#include "runtime/sched/guard.h"
#include "runtime/sched/m.h"
#include "runtime/sched/sched.h"
#include "runtime/sched/service.h"
#include "runtime/signal/foreign.h"
#include "runtime/signal/handler.h"

struct sched sched;
struct g g_main;

void boot(void);

/* Pulls the set-up of the first thread in. */
__attribute__((used)) static void (*const needs)(void) = mote_tls_start;

static void loop_begin(void *arg)
{
	(void)arg;
	schedule();
}

static void main_g(void)
{
	struct m *mp = m_self();

	g_main.id = 1;
	g_main.state = G_RUNNING;
	g_main.m = mp;
	g_main.stack_lo = main_stack_lo();
	mp->curg = &g_main;
	mp->slot->made = 1;
	sched.goid_next = 2;
	context_make(&mp->g0, mp->stack_hi, loop_begin);
}

/* Runs on: the process's first stack. Holds: nothing. Allocates: address space. Blocks: no. */
void boot(void)
{
	sched.m_loop = schedule;
	sched.timer_kick = timer_kick;
	service_loop = sysmon;
	sched.ms_most = MAX_MS_DEFAULT;
	sched.nms = 1;
	sched.timer_first = TIMER_NONE;
	sched.never_solo = needm_start != NULL;
	guard_start();
	stack_start();
	m_start();
	procs_start(m_self());
	main_g();
	handler_start();
	if (foreign_start)
		foreign_start();
	if (needm_start)
		needm_start();
	/* Gs run with nothing blocked, whatever the process was started with. */
	sys_set_mask(0, NULL);
}
