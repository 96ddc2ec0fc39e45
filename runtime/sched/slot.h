/*
 * Run slots: the right to run Gs. There are as many as mote_procs says, and an M needs one.
 *
 * The word `status` is a state and, while an M is in a blocking call, that M's number:
 *   IDLE          in the list of idle slots; owned by sched.lock
 *   RUNNING       owned by the M whose `slot` it is
 *   BLOCKED|M     its M is in a system call, a note or a lock. The M takes it back, or sysmon takes
 *                 it away, by compare-and-swap on the word: whoever succeeds owns it. The number
 *                 keeps an M from taking back a slot in which another M blocks by now.
 *   RETIRED       above what mote_procs asks for; owned by sched.lock
 *
 * The ring is written by the slot's owner only (tail), and emptied by the owner and by others who
 * steal half (head, by compare-and-swap). `next` is taken before the ring.
 */
#ifndef RUNTIME_SCHED_SLOT_H
#define RUNTIME_SCHED_SLOT_H

#include <stdint.h>

#include "runtime/base/compiler.h"
#include "runtime/base/config.h"
#include "runtime/sched/stack.h"

struct g;
struct m;

enum { SLOT_IDLE, SLOT_RUNNING, SLOT_BLOCKED, SLOT_RETIRED, SLOT_STATE = 3, SLOT_M_SHIFT = 2 };

struct slot {
	/* Shared with thieves. */
	uint32_t head;	/* atomic: owner and thieves */
	uint32_t tail;	/* atomic: written by the owner */
	struct g *next; /* atomic */
	struct g *ring[RUNQ_SIZE];

	/* The owner's, read by sysmon. */
	_Alignas(CACHE_LINE) uint32_t status; /* atomic */
	uint32_t calls;			      /* blocking calls begun; atomic */
	uint32_t tick;			      /* switches */
	uint32_t streak;		      /* Gs taken from `next` in a row */
	uint32_t enough;		      /* atomic: sysmon wants it for others */
	uint32_t id;

	/* The owner's. */
	uint64_t goid, goid_end; /* numbers to give to new Gs */
	uint64_t made, ended;	 /* Gs; atomic */
	struct g *free[STACK_CLASSES];
	uint32_t nfree[STACK_CLASSES];

	/* sched.lock's. */
	struct slot *link; /* in the idle list */

	/* sysmon's. */
	uint32_t calls_seen, tick_seen;
	int64_t tick_since;
};

#endif
