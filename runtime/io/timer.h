/*
 * Timers: what is to happen when.
 *
 * All timers lie in one heap under one lock; they are part of what waits (a G, a select's frame,
 * the program's own mote_timer), so that arming one takes no storage and cannot fail. One that is
 * due is taken out, and its `due` called, under the lock: it may claim what it was armed for, and
 * gives the G that is then to be made ready, or none. So a timer that timer_stop did not find has
 * done its work, and nobody touches it any more.
 *
 * Work that time makes ready is looked for in one place, timer_run, called by the scheduler's loop
 * when a slot has nothing else or has switched often, by sysmon while slots are busy, and by the
 * one M that has nothing to do and sleeps until the first timer is due (timer_sleep). Who arms an
 * earlier timer wakes that M. The poller will look and sleep in the same places.
 *
 * sched.timer_first is when the first is due, for all to read. "None" is what the deadlock detector
 * acts on: it is not said while somebody who has taken timers out has a G still to make ready.
 */
#ifndef RUNTIME_IO_TIMER_H
#define RUNTIME_IO_TIMER_H

#include <stdbool.h>
#include <stdint.h>

#include "runtime/os/mutex.h"
#include "runtime/sched/g.h"

/* Guards the heap, and what `due` functions touch. */
extern struct mutex timer_lock;

/* `ns` from now, before TIMER_NONE. Runs on: any. Holds: any. Allocates: no. Blocks: no. */
int64_t timer_after(int64_t ns);

/* Arms t, which is not armed, for `when`. Runs on: g. Holds: nothing. Allocates: no. Blocks: no. */
void timer_start(struct timer *t, int64_t when, struct g *(*due)(struct timer *));

/* The same with timer_lock held; and its end, after the lock has been let go. Runs on: g. */
void timer_insert(struct timer *t, int64_t when, struct g *(*due)(struct timer *));
void timer_inserted(bool parks);

/* False when t is not armed (any more). Runs on: g. Holds: nothing. Allocates: no. Blocks: no. */
bool timer_stop(struct timer *t);

/* The same. Holds: timer_lock. */
bool timer_remove(struct timer *t);

/* Does what is due; false when nothing was.
 * Runs on: g0. Holds: nothing. Allocates: no. Blocks: no. */
bool timer_run(void);

/*
 * Sleeps, if no other M does, until the first timer is due or an earlier one is armed; false when
 * there is nothing to sleep for.
 * Runs on: g0, no slot. Holds: nothing. Allocates: no. Blocks: M.
 */
bool timer_sleep(void);

/* Sends the M that sleeps there back to the scheduler: no other can be had. */
void timer_kick(void);

#endif
