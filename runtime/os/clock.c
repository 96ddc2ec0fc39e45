/*
 * Reading the clocks, through the vDSO where there is one.
 *
 * Its function is looked up by the first call. There is no lock: several threads may look at the
 * same time, find the same, and store the same word.
 */
#include "runtime/os/clock.h"

#include "runtime/base/atomic.h"
#include "runtime/base/compiler.h"
#include "runtime/base/config.h"
#include "runtime/mote.h"
#include "runtime/os/sys.h"
#include "runtime/os/vdso.h"

uintptr_t clock_small_low = UINTPTR_MAX;
uintptr_t clock_small_high;

static vdso_clock_fn *clock_fn;

struct reading {
	vdso_clock_fn *fn;
	int clock;
	struct kernel_timespec ts;
};

static void clock_look_up(void *arg)
{
	vdso_clock_fn *fn = vdso_clock();

	(void)arg;
	atomic_store_relaxed(&clock_fn, fn ? fn : sys_clock_gettime);
}

static void clock_call(void *arg)
{
	struct reading *r = arg;

	r->fn(r->clock, &r->ts);
}

/* The weak one, for programs without Gs. */
__attribute__((weak)) void clock_on_big_stack(void (*fn)(void *), void *arg)
{
	fn(arg);
}

/* The first call, and those on stacks that may be small. */
static noinline int64_t clock_read_slow(int clock)
{
	struct reading r = {.clock = clock};

	if (!atomic_load_relaxed(&clock_fn))
		clock_on_big_stack(clock_look_up, NULL);
	r.fn = atomic_load_relaxed(&clock_fn);
	clock_on_big_stack(clock_call, &r);
	return r.ts.tv_sec * NS_PER_S + r.ts.tv_nsec;
}

static inline int64_t clock_read(int clock)
{
	uintptr_t sp = (uintptr_t)__builtin_frame_address(0);
	vdso_clock_fn *fn = atomic_load_relaxed(&clock_fn);
	struct kernel_timespec ts;

	if (unlikely(!fn || (sp >= atomic_load_relaxed(&clock_small_low) &&
			     sp < atomic_load_relaxed(&clock_small_high))))
		return clock_read_slow(clock);
	fn(clock, &ts);
	return ts.tv_sec * NS_PER_S + ts.tv_nsec;
}

/* Runs on: g | g0 | signal | foreign. Holds: any. Allocates: no. Blocks: no. */
int64_t mote_nanotime(void)
{
	return clock_read(CLOCK_MONOTONIC);
}

/* Runs on: g | g0 | signal | foreign. Holds: any. Allocates: no. Blocks: no. */
int64_t mote_walltime(void)
{
	return clock_read(CLOCK_REALTIME);
}
