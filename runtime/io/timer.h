/*
 * Timers: who wants to be woken when.
 *
 * All timers lie in one pairing heap under one lock; its nodes are part of the Gs, so that arming
 * one takes no storage and cannot fail. (M. Fredman et al., "The pairing heap", 1986.)
 *
 * Work that time makes ready is looked for in one place, timer_run, called by the scheduler's loop
 * when a slot has nothing else or has switched often, by sysmon while slots are busy, and by the
 * one M that has nothing to do and sleeps until the first timer is due (timer_sleep). Who arms an
 * earlier timer wakes that M. The poller will sleep in the same place.
 */
#ifndef RUNTIME_IO_TIMER_H
#define RUNTIME_IO_TIMER_H

#include <stdbool.h>
#include <stdint.h>

/* Readies every G whose time has come; false when there was none. Runs on: g0. Holds: nothing. */
bool timer_run(void);

/* True when the first timer's time has come. Costs a look at the clock if there is any. */
bool timer_due(void);

/*
 * Sleeps, if no other M does, until the first timer is due or an earlier one is armed; false when
 * there is nothing to sleep for. Runs on: g0, no slot. Holds: nothing. Blocks: M.
 */
bool timer_sleep(void);

/* Sends the M that sleeps there back to the scheduler: no other can be had. */
void timer_kick(void);

#endif
