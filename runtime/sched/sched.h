/*
 * What all Ms share. `lock` guards what says so; it is never held across a system call other than
 * its own, and no other lock is taken under it.
 */
#ifndef RUNTIME_SCHED_SCHED_H
#define RUNTIME_SCHED_SCHED_H

#include <stdbool.h>
#include <stdint.h>

#include "runtime/base/config.h"
#include "runtime/os/mutex.h"
#include "runtime/sched/slot.h"
#include "runtime/sync/note.h"

struct g;
struct m;

/* sysmon: makes its rounds; pauses for a bounded time; sleeps until a slot is taken. */
enum sysmon_state { SYSMON_AWAKE, SYSMON_DOZING, SYSMON_ASLEEP };

#define TIMER_NONE INT64_MAX

struct g_queue {
	struct g *head, *tail;
	uint32_t n; /* atomic: read without the lock */
};

struct sched {
	/* Read by every switch, written seldom. */
	bool solo;	      /* one slot, and no other that still runs: nobody steals */
	bool never_solo;      /* foreign threads may come in at any time; set at boot */
	bool ms_full;	      /* atomic: no M is idle, and the limit is reached */
	bool ms_short;	      /* atomic: no M is idle, and no other is to be had */
	uint32_t sysmon;      /* atomic: enum sysmon_state */
	int64_t sysmon_until; /* atomic: the end of its pause */
	uint32_t nslots;      /* what mote_procs asks for */
	uint32_t nslots_made; /* slots[] in use; atomic */

	/* How a new M's thread goes on: upward, handed over at boot. */
	void (*m_loop)(void);
	/* How a foreign thread starts a G: where the program can lend it an M. */
	int (*start_outside)(void (*fn)(void *), void *arg, uint32_t class);
	/* Frees the M that sleeps for the timers; the same. */
	void (*timer_kick)(void);

	_Alignas(CACHE_LINE) struct mutex lock;
	/* Under lock; atomic where read without. */
	struct g_queue queue; /* runnable Gs of no slot */
	struct slot *idle_slots;
	uint32_t nidle_slots; /* atomic */
	uint32_t nlive_slots; /* neither retired nor never used */
	struct m *idle_ms;
	uint32_t nidle_ms;
	uint32_t nwaiting_locked; /* Ms that wait for the G bound to them */
	uint32_t nturns;	  /* Gs that wait for a turn, or are given it; atomic */
	uint32_t nms;		  /* Ms, sysmon not counted */
	uint32_t ms_most;	  /* the limit on them */
	bool ms_refused;	  /* the last attempt at one failed */
	bool unmet;		  /* somebody has left the making of one to sysmon */
	uint64_t goid_next;	  /* atomic */
	uint64_t made_outside;	  /* Gs started by who has no slot; atomic */
	uint32_t outside; /* atomic: enabled signals, and 1 once a foreign thread has come in: what
			   * may make a parked G ready while every M rests */
	struct note sysmon_note; /* whoever moves `sysmon` to AWAKE signals it */

	_Alignas(CACHE_LINE) uint32_t nspinning; /* atomic: Ms that look for work to steal */
	int64_t timer_first; /* atomic: when the first timer is due; io/timer.h */
	bool timer_waited;   /* atomic: an M sleeps until then */

	struct slot *slots[MAX_SLOTS];
};

extern struct sched sched;

#endif
