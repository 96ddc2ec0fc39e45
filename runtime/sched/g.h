/*
 * G: a unit of work with a stack of its own.
 *
 * States, and who owns the G in each:
 *   DEAD      the free lists (stack.h). Zero, so that a G whose memory went back to the kernel is
 *             dead as well.
 *   RUNNABLE  the queue that it is in.
 *   RUNNING   the M whose `curg` it is; also while that M is in a system call or sleeps in a note.
 *   PARKING   the same M: the G has said that it will wait, but is still on its stack, or its
 *             commit still runs.
 *   READIED   the same M: somebody made it ready while it was PARKING.
 *   PARKED    whoever has the right to call ready.
 * The transitions are in park.h.
 */
#ifndef RUNTIME_SCHED_G_H
#define RUNTIME_SCHED_G_H

#include <stdbool.h>
#include <stdint.h>

#include "arch/contract.h"
#include "runtime/base/heap.h"

struct chunk;
struct m;

enum g_state { G_DEAD, G_RUNNABLE, G_RUNNING, G_PARKING, G_READIED, G_PARKED };

/* Why a switch to or from this G takes the long way, over the M's own stack. */
enum g_flags {
	G_LOCKED = 1,  /* bound to an M */
	G_CANARY = 2,  /* its stack ends in a canary instead of a guard */
	G_GUEST = 4,   /* a foreign thread's, while it has borrowed an M; it cannot park */
	G_SERVICE = 8, /* the runtime's own: it may not end */
};

/* When somebody wants something to happen, and what; see io/timer.h. */
struct timer {
	struct heap_node node; /* its key: the time */
	struct g *(*due)(struct timer *t);
};

struct g {
	/* Owned as the state says. */
	struct context ctx; /* where it goes on, while it does not run */
	struct g *link;	    /* in a run queue, a free list, a semaphore's list */
	uint32_t state;	    /* atomic */
	uint32_t flags;
	struct m *m;	   /* the M that runs it */
	struct m *lockedm; /* the M that it is bound to */
	uint32_t locks;	   /* nested mote_lockosthread calls */
	uint32_t class;	   /* of its stack */
	union {
		struct timer timer;
		struct g *back; /* in the global queue: who came before */
		char *guest_hi; /* a guest's: the end of its stack; NULL: not known */
	};

	/* Constant while it lives. */
	void (*fn)(void *);
	void *arg;
	uint64_t id;
	char *stack_lo;
	struct chunk *chunk; /* NULL: main, which has the kernel's stack */
} __attribute__((aligned(16)));

/* Main's G. */
extern struct g g_main;

/* Where every G starts: what a new context calls. */
void g_begin(void *arg);

/*
 * Starts a G from where there is no slot, on a borrowed M.
 * Runs on: a guest. Holds: nothing. Allocates: address space. Blocks: M, shortly.
 */
int g_start_outside(void (*fn)(void *), void *arg, uint32_t class);

/* The end of gp's stack, whatever kind of G it is; 0: not known.
 * Runs on: any. Holds: any. Allocates: no. Blocks: no. */
uintptr_t g_stack_end(const struct g *gp);

/* The calling G, if it runs on its own stack: not in a handler, nor on g0. Runs on: any. */
struct g *g_on_stack(void);

/*
 * Starts a G of the runtime's own, which mote_numg does not count; as mote_go. Runs on: g.
 * Holds: nothing. Allocates: address space. Blocks: no.
 */
int g_start_service(void (*fn)(void *));

/* The lowest address that main's stack may grow to.
 * Runs on: the first stack, at boot. Holds: nothing. Allocates: no. Blocks: no. */
char *main_stack_lo(void);

/* True when `addr` lies in the guard below gp's stack, or where main's stack may not grow. */
bool g_is_overflow(const struct g *gp, uintptr_t addr, uintptr_t sp);

#endif
