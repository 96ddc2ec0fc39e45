/*
 * Whose stack is this? Answers that trust no thread pointer: a bare clone inherits its parent's,
 * and it may be 0 or garbage.
 */
#include "cpu.h"
#include "kernel_abi/auxv.h"
#include "kernel_abi/cred.h"
#include "runtime/base/atomic.h"
#include "runtime/base/compiler.h"
#include "runtime/base/config.h"
#include "runtime/mote.h"
#include "runtime/os/auxv.h"
#include "runtime/os/sys.h"
#include "runtime/sched/g.h"
#include "runtime/sched/m.h"

/* What lies between main's stack and everything else at the least; also what "unlimited" means. */
#define MAIN_STACK_MOST (128 * MIB)

char *main_stack_lo(void)
{
	struct kernel_rlimit limit = {.rlim_cur = MAIN_STACK_MOST};

	syscall4(SYS_prlimit64, 0, RLIMIT_STACK, 0, (long)&limit);
	return (char *)auxv_stack() - MIN(limit.rlim_cur, MAIN_STACK_MOST);
}

uintptr_t g_stack_end(const struct g *gp)
{
	if (gp->flags & G_GUEST)
		return (uintptr_t)gp->guest_hi;
	return gp == &g_main ? (uintptr_t)auxv_stack() : (uintptr_t)gp;
}

static bool on_stack_of(const struct g *gp, uintptr_t sp)
{
	return sp >= (uintptr_t)gp->stack_lo && sp < g_stack_end(gp);
}

/* The M whose thread base this is, if it is one at all. */
static noinline struct m *m_of_base(char *base)
{
	struct self *self = cpu_self_of(base);
	struct m *mp = m_of_stack((uintptr_t)self);

	if (!mp)
		mp = m_first();
	return mp && mp->self == self ? mp : NULL;
}

/* Runs on: any. Holds: any. Allocates: no. Blocks: no. */
struct g *g_on_stack(void)
{
	uintptr_t sp = (uintptr_t)cpu_stack_pointer();
	struct m *mp = m_of_base(cpu_thread_base(mote_auxv(AT_HWCAP2)));
	struct g *gp = mp ? mp->curg : NULL;

	/* A handler's stack may be a part of the G's. */
	return gp && !mp->handlers && on_stack_of(gp, sp) ? gp : NULL;
}

struct m *m_proved(void)
{
	struct m *mp = m_of_base(cpu_thread_base(mote_auxv(AT_HWCAP2)));

	return mp && atomic_load_relaxed(&mp->tid) == sys_gettid() ? mp : NULL;
}

/* Runs on: any, signal and foreign too. Holds: any. Allocates: no. Blocks: no. */
struct mote_g *mote_getg(void)
{
	struct m *mp = m_of_stack((uintptr_t)cpu_stack_pointer());
	struct g *gp = mp ? NULL : g_on_stack();

	if (!mp && !gp)
		mp = m_proved();
	if (mp)
		gp = mp->guest ? mp->guest : m_g(mp);
	return (struct mote_g *)gp;
}

/*
 * Main's stack has no guard of ours. The kernel lets it grow down to its limit, and what it refuses
 * lies next to the stack pointer: code with stack probes moves both together.
 * Runs on: signal. Holds: any. Allocates: no. Blocks: no.
 */
bool g_is_overflow(const struct g *gp, uintptr_t addr, uintptr_t sp)
{
	size_t page = page_size();

	if (gp != &g_main)
		return addr < (uintptr_t)gp->stack_lo && addr >= (uintptr_t)gp->stack_lo - page;
	if (sp + 2 * page < (uintptr_t)gp->stack_lo || sp > (uintptr_t)auxv_stack())
		return false; /* on another stack */
	return addr < (uintptr_t)auxv_stack() && addr + 2 * page >= sp && addr < sp + 2 * page;
}
