/*
 * How many slots there are.
 *
 * Growing: new ones, and retired ones, go into the idle list. Shrinking: only the number changes
 * here; an idle slot above it retires at once, a running one when its M comes to the scheduler's
 * loop (schedule.c, rest), a blocked one after its call.
 *
 * sched.solo says that nobody steals. It becomes true when the last slot but one retires, and false
 * here, before a second slot exists: the caller is the owner of the only one.
 */
#include "runtime/loop/procs.h"

#include "runtime/base/atomic.h"
#include "runtime/base/compiler.h"
#include "runtime/mote.h"
#include "runtime/os/sys.h"
#include "runtime/os/throw.h"
#include "runtime/sched/idle.h"
#include "runtime/sched/m.h"

#define MASK_WORDS (MAX_SLOTS / 64)

static struct slot *slot_new(uint32_t id)
{
	struct slot *slot = sys_pages(sizeof(*slot));

	if (!slot)
		return NULL;
	slot->id = id;
	slot->status = SLOT_RETIRED;
	return slot;
}

/* Makes slots[] reach to `n` if there is memory. Holds: sched.lock. */
static uint32_t slots_make(uint32_t n)
{
	for (uint32_t id = sched.nslots_made; id < n; id++) {
		sched.slots[id] = slot_new(id);
		if (!sched.slots[id])
			return id;
		atomic_store_release(&sched.nslots_made, id + 1);
	}
	return n;
}

/* Holds: sched.lock. */
static void slots_grow(uint32_t n)
{
	sched.solo = false;
	sched.nslots = slots_make(n);
	/* The list is last in, first out: the lowest will be used first. */
	for (uint32_t id = sched.nslots; id-- > 0;) {
		if (atomic_load_relaxed(&sched.slots[id]->status) != SLOT_RETIRED)
			continue;
		sched.nlive_slots++;
		idle_put_slot(sched.slots[id]);
	}
}

/* Holds: sched.lock. */
static void slots_shrink(uint32_t n)
{
	struct slot **link = &sched.idle_slots, *slot;

	sched.nslots = n;
	while ((slot = *link)) {
		if (slot->id < n) {
			link = &slot->link;
			continue;
		}
		*link = slot->link;
		atomic_store_relaxed(&sched.nidle_slots, sched.nidle_slots - 1);
		/* It may hold Gs, where no M could be had for it: put it back as retired. */
		idle_put_slot(slot);
	}
}

/* Runs on: g. Holds: nothing. Allocates: slots. Blocks: no. */
int mote_procs(int n)
{
	int old;

	mutex_lock(&sched.lock);
	old = (int)sched.nslots;
	n = MIN(n, MAX_SLOTS);
	if (n > old)
		slots_grow((uint32_t)n);
	else if (n >= 1 && n < old)
		slots_shrink((uint32_t)n);
	mutex_unlock(&sched.lock);
	if (n >= 1)
		idle_submitted();
	return old;
}

/* Runs on: g. Holds: nothing. Allocates: no. Blocks: no. */
int mote_maxm(int n)
{
	int old;

	mutex_lock(&sched.lock);
	old = (int)sched.ms_most;
	if (n >= 1)
		sched.ms_most = n < 3 ? 3 : n > MAX_MS ? MAX_MS : (uint32_t)n;
	idle_count_m(0);
	mutex_unlock(&sched.lock);
	return old;
}

/* Of the affinity mask, the first MAX_SLOTS of them. */
static uint32_t cpus(void)
{
	uint64_t mask[MASK_WORDS];
	long bytes = syscall3(SYS_sched_getaffinity, 0, sizeof(mask), (long)mask);
	uint32_t n = 0;

	for (long i = 0; i < bytes / 8; i++)
		for (uint64_t word = mask[i]; word; word &= word - 1)
			n++;
	return n ? n : 1;
}

void procs_start(struct m *mp)
{
	uint32_t n = cpus();

	if (n > 1)
		mutex_spin = SPIN_PAUSES;
	slots_grow(n);
	if (!sched.nslots)
		throw("boot: no memory for the first slot");
	mp->slot = idle_take_slot();
	sched.solo = n == 1 && !sched.never_solo;
}
