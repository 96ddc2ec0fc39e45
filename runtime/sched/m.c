/* Ms: their memory, birth and end. The life of an M is in m.h. */
#include "runtime/sched/m.h"

#include "kernel_abi/auxv.h"
#include "kernel_abi/clone.h"
#include "runtime/base/atomic.h"
#include "runtime/base/compiler.h"
#include "runtime/base/config.h"
#include "runtime/os/auxv.h"
#include "runtime/os/clock.h"
#include "runtime/os/futex.h"
#include "runtime/os/mutex.h"
#include "runtime/os/sys.h"
#include "runtime/os/throw.h"
#include "runtime/os/tls.h"
#include "runtime/sched/g.h"
#include "runtime/sched/guard.h"
#include "runtime/mote.h"

/* Exactly what qemu-user takes for a thread. */
#define THREAD_FLAGS                                                                               \
	(CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD | CLONE_SYSVSEM |        \
	 CLONE_SETTLS | CLONE_PARENT_SETTID | CLONE_CHILD_CLEARTID)

static struct {
	struct mutex lock;
	char *base;
	size_t stride, sigstack_size;
	uint32_t most;			 /* parts in the range */
	uint32_t used;			 /* parts below have been used; atomic */
	uint32_t untrimmed;		 /* in the list, with memory that could be given back */
	struct m *free_head, *free_tail; /* gone or going: oldest first */
} parts;

struct m *m_by_id(uint32_t id)
{
	return (struct m *)(parts.base + (id + 1) * parts.stride -
			    round_up(sizeof(struct m), CACHE_LINE));
}

struct m *m_of_stack(uintptr_t sp)
{
	size_t at = sp - (uintptr_t)parts.base;

	if (!parts.base || at >= parts.stride * atomic_load_acquire(&parts.used))
		return NULL;
	return m_by_id((uint32_t)(at / parts.stride));
}

struct m *m_first(void)
{
	return atomic_load_acquire(&parts.used) ? m_by_id(0) : NULL;
}

/* Address space only: nothing is charged for it before a part is opened. */
static bool parts_map(uint32_t most)
{
	long r = sys_mmap(NULL, most * parts.stride, PROT_NONE,
			  MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

	if (sys_failed(r))
		return false;
	parts.base = (char *)r;
	parts.most = most;
	return true;
}

/* As much as the process may have; where that is limited, the half of what fits. */
static void parts_reserve(void)
{
	size_t page = page_size(), frame = mote_auxv(AT_MINSIGSTKSZ), frames;
	uint32_t most = MAX_MS;

	frames = SIGSTACK_FRAMES * (frame ? frame : MINSIGSTKSZ);
	parts.sigstack_size = round_up(frames > SIGSTACK_MIN ? frames : SIGSTACK_MIN, page);
	parts.stride = round_up(2 * page + parts.sigstack_size + M_STACK + tls_size() +
					round_up(sizeof(struct m), CACHE_LINE),
				page);
	while (most && !parts_map(most))
		most /= 2;
	if (!most)
		throw("boot: no memory for the first M");
	if (most > 1 && most < MAX_MS) {
		parts.most /= 2;
		sys_munmap(parts.base + parts.most * parts.stride,
			   (most - parts.most) * parts.stride);
	}
	sys_madvise(parts.base, parts.most * parts.stride, MADV_NOHUGEPAGE);
}

/* Lays part `id` out for the first time. */
static struct m *part_open(uint32_t id)
{
	char *lo = parts.base + id * parts.stride;
	size_t page = page_size();
	struct m *mp = m_by_id(id);

	if (sys_mprotect(lo, parts.stride, PROT_READ | PROT_WRITE) < 0 ||
	    !guard_install(lo, page, true) ||
	    !guard_install(lo + page + parts.sigstack_size, page, true))
		return NULL;
	mp->id = id;
	mp->random = id * 2654435761u;
	mp->sigstack = lo + page;
	mp->stack_lo = lo + page + parts.sigstack_size + page;
	mp->stack_hi = (char *)round_down((uintptr_t)mp - tls_size(), STACK_ALIGN);
	return mp;
}

static void part_put(struct m *mp)
{
	mp->link = NULL;
	mutex_lock(&parts.lock);
	parts.untrimmed++;
	if (parts.free_tail)
		parts.free_tail->link = mp;
	else
		parts.free_head = mp;
	parts.free_tail = mp;
	mutex_unlock(&parts.lock);
}

/* The oldest free part whose thread is gone: one of the first, if not all have just been put here.
 * Holds: parts.lock. */
static struct m *part_unlink(void)
{
	struct m *before = NULL, *mp = parts.free_head;

	for (int n = 0; mp && atomic_load_acquire(&mp->tid) != 0; n++) {
		if (n == PARTS_LOOK)
			return NULL;
		before = mp;
		mp = mp->link;
	}
	if (!mp)
		return NULL;
	*(before ? &before->link : &parts.free_head) = mp->link;
	if (!mp->link)
		parts.free_tail = before;
	parts.untrimmed -= !mp->trimmed;
	return mp;
}

static struct m *part_take(void)
{
	struct m *mp;

	mutex_lock(&parts.lock);
	mp = part_unlink();
	if (!mp && parts.used < parts.most) {
		mp = part_open(parts.used);
		if (mp)
			atomic_store_release(&parts.used, parts.used + 1);
	}
	mutex_unlock(&parts.lock);
	return mp;
}

void m_set_sigstack(const struct m *mp)
{
	struct kernel_stack ss = {.ss_sp = mp->sigstack, .ss_size = parts.sigstack_size};

	if (sys_sigaltstack(&ss, NULL) < 0)
		throw("m: the kernel refuses the signal stack");
}

/* Runs on: any. Holds: any. Allocates: no. Blocks: no. */
bool m_on_sigstack(const struct m *mp, uintptr_t sp, bool guard)
{
	uintptr_t lo = (uintptr_t)mp->sigstack;

	return sp >= lo - (guard ? page_size() : 0) && sp <= lo + parts.sigstack_size;
}

void m_start(void)
{
	struct m *mp;

	parts_reserve();
	mp = part_open(0);
	if (!mp)
		throw("boot: no memory for the first M");
	parts.used = 1;
	mp->self = cpu_self();
	/* The kernel clears it here as well, should the thread end by itself. */
	mp->tid = mp->self->tid = (int)syscall1(SYS_set_tid_address, (long)&mp->tid);
	mp->alive = true;
	mp->self->m = mp;
	mp->self->cache = &mp->cache;
	m_set_sigstack(mp);
}

/* Where a new thread starts, on its own stack, with every signal blocked. */
static void m_begin(void *arg)
{
	struct m *mp = arg;

	mp->self->tid = mp->tid;
	mp->slot = mp->given;
	mp->spinning = mp->given_spinning;
	m_set_sigstack(mp);
	sys_set_mask(0, NULL);
	mp->fn();
	cpu_trap();
}

/* Everything but what the part keeps for ever. */
static void m_prepare(struct m *mp, void (*fn)(void))
{
	char *base = tls_place(mp->stack_hi);

	mp->curg = mp->left = mp->chosen = mp->lockedg = NULL;
	mp->slot = mp->lent = NULL;
	mp->guest = NULL;
	mp->asleep = NULL;
	mp->after = AFTER_NOTHING;
	mp->handlers = 0;
	mp->leaving = mp->trimmed = mp->idle = mp->in_call = false;
	note_clear(&mp->park);
	mp->fn = fn;
	/* Not 0 before the kernel has stored it: that would be a thread that has ended. */
	atomic_store_release(&mp->tid, -1);
	atomic_store_release(&mp->alive, true);
	mp->base = base;
	mp->self = cpu_self_of(base);
	mp->self->m = mp;
	mp->self->cache = &mp->cache;
}

struct m *m_new(void (*fn)(void), struct slot *given, bool spinning)
{
	struct m *mp = part_take();
	uint64_t mask;
	long r;

	if (!mp)
		return NULL;
	m_prepare(mp, fn);
	mp->given = given;
	mp->given_spinning = spinning;
	/* The child starts with this mask, and must not take a signal before it has its stack. */
	sys_set_mask(EVERY_SIGNAL, &mask);
	r = thread_clone(THREAD_FLAGS, mp->stack_hi, &mp->tid, mp->base, m_begin, mp);
	sys_set_mask(mask, NULL);
	if (r > 0)
		return mp;
	/* In this order for m_ended. */
	atomic_store_relaxed(&mp->alive, false);
	atomic_store_release(&mp->tid, 0);
	part_put(mp);
	return NULL;
}

struct m *m_spare(void)
{
	struct m *mp = part_take();
	struct g *gp;

	if (!mp)
		return NULL;
	m_prepare(mp, NULL);
	atomic_store_release(&mp->alive, false);
	/* Its own stack has no loop on it; m_call finds room below the guest. */
	gp = (struct g *)mp->stack_hi - 1;
	*gp = (struct g){.state = G_RUNNING, .flags = G_GUEST, .m = mp};
	mp->g0.sp = (char *)gp;
	mp->guest = gp;
	return mp;
}

void m_exit(void)
{
	struct m *mp = m_self();

	atomic_store_release(&mp->alive, false);
	alloc_cache_drain(&mp->cache);
	sys_set_mask(EVERY_SIGNAL, NULL);
	part_put(mp);
	thread_exit(0);
}

bool m_any_in_call(const struct m *mp)
{
	for (uint32_t id = 0; id < atomic_load_acquire(&parts.used); id++)
		if (m_by_id(id) != mp && !m_by_id(id)->guest &&
		    atomic_load_relaxed(&m_by_id(id)->in_call))
			return true;
	return false;
}

void m_set_asleep(uint32_t *word)
{
	struct m *mp = m_self();

	if (mp->lent) /* a guest has nothing to give */
		atomic_store_relaxed(&mp->asleep, word);
}

/* A signal ends a poll; sysmon comes again where it was sent before that. */
void m_rouse(void)
{
	for (uint32_t id = 0; id < atomic_load_acquire(&parts.used); id++) {
		struct m *mp = m_by_id(id);
		uint32_t *word = atomic_load_relaxed(&mp->asleep);

		if (!word)
			continue;
		if (word == M_POLLS)
			sys_tgkill(sys_getpid(), mp->tid, MOTE_SIG);
		else
			futex_wake(word, 1);
		return;
	}
}

/* Its tid twice: a part that is used again meanwhile has one before it is alive. */
static bool is_ended(const struct m *mp)
{
	return atomic_load_acquire(&mp->tid) == 0 && atomic_load_acquire(&mp->alive) &&
	       atomic_load_acquire(&mp->tid) == 0;
}

uint32_t m_ended(void)
{
	uint32_t used = atomic_load_acquire(&parts.used), id = 0;

	while (id < used && !is_ended(m_by_id(id)))
		id++;
	return id < used ? id : M_NONE;
}

/* Runs on: any. Holds: any. Allocates: no. Blocks: no. */
bool m_any_runs(const struct m *mp)
{
	for (uint32_t id = 0; id < atomic_load_acquire(&parts.used); id++)
		if (m_by_id(id) != mp && atomic_load_relaxed(&m_by_id(id)->slot) &&
		    !atomic_load_relaxed(&m_by_id(id)->lockedg))
			return true;
	return false;
}

void m_trim(int most)
{
	mutex_lock(&parts.lock);
	for (struct m *mp = parts.free_head; mp && most && parts.untrimmed; mp = mp->link) {
		if (mp->trimmed || atomic_load_acquire(&mp->tid) != 0)
			continue;
		sys_madvise(mp->sigstack, parts.sigstack_size, MADV_DONTNEED);
		sys_madvise(mp->stack_lo,
			    round_down((uintptr_t)mp, page_size()) - (uintptr_t)mp->stack_lo,
			    MADV_DONTNEED);
		mp->trimmed = true;
		parts.untrimmed--;
		most--;
	}
	mutex_unlock(&parts.lock);
}

void m_call(void (*fn)(void *), void *arg)
{
	struct m *mp = m_self();
	char *sp = cpu_stack_pointer();

	if (sp >= mp->stack_lo && sp < mp->stack_hi)
		fn(arg);
	else
		call_on_stack(fn, arg, mp->g0.sp - RED_ZONE);
}

/* Asked where Gs' stacks may lie: on one of those, with little left of it, it is the M's turn. */
void clock_on_big_stack(void (*fn)(void *), void *arg)
{
	char *sp = cpu_stack_pointer();
	struct g *gp = g_on_stack(); /* NULL on a foreign thread's stack */

	if (gp && sp >= gp->stack_lo && sp < gp->stack_lo + CLOCK_STACK)
		call_on_stack(fn, arg, m_self()->g0.sp - RED_ZONE);
	else
		fn(arg);
}
