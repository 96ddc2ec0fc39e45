/*
 * M: a kernel thread of the runtime.
 *
 * All Ms' memory lies in one reserved range of address space, in equal parts:
 *   [ guard | signal stack | guard | own stack | TLS and struct self | struct m ]
 * so that a stack pointer in the range tells the M without trusting the thread pointer.
 *
 * An M is: running (has a slot), blocked in a call of its G, looking for work (has a slot, counted
 * in nspinning), asleep until a timer is due, idle (in the idle list), waiting for the G that is
 * bound to it, or gone. It is woken from idle through `park`, with `given` set by the waker first.
 *
 * Its part is used again when the kernel has cleared `tid` (CLONE_CHILD_CLEARTID): only then has
 * the thread left its stack, and only then does nobody write that word any more. struct m itself is
 * never unmapped.
 *
 * A spare M has a `guest` G instead of a thread: threads that the runtime does not know borrow it
 * (signal/foreign.h). It never has a slot, and `curg` stays NULL, so that whatever would park finds
 * no G to park.
 *
 * Requests to an M will stand in a word of struct m, and MOTE_SIG tells the M to look there; so far
 * nobody makes any, and the handler of MOTE_SIG has nothing to do.
 */
#ifndef RUNTIME_SCHED_M_H
#define RUNTIME_SCHED_M_H

#include <stdbool.h>
#include <stdint.h>

#include "arch/contract.h"
#include "runtime/os/alloc.h"
#include "runtime/os/self.h"
#include "runtime/sync/note.h"

struct g;
struct slot;

/* What becomes of the G that has just left its stack. */
enum after {
	AFTER_NOTHING,
	AFTER_YIELD,	    /* to the end of the slot's ring */
	AFTER_PARK,	    /* PARKING -> PARKED */
	AFTER_PARK_OUTSIDE, /* the same; ready may come from an M that has no slot */
	AFTER_COMMIT,	    /* the same, if its commit says so */
	AFTER_QUEUE,	    /* to the global queue: its M has lost the slot */
	AFTER_EXIT,	    /* DEAD */
};

struct m {
	/* Its own thread's. */
	struct g *curg;	   /* the G that it runs */
	struct slot *slot; /* NULL: may not run Gs */
	struct g *left;	   /* the G that is leaving, and what becomes of it */
	enum after after;
	bool spinning;
	bool leaving;	   /* its bound G has ended: so will the thread */
	uint32_t random;   /* see m_random */
	struct g *chosen;  /* what runs next, already taken from its queue */
	struct context g0; /* the scheduler's loop, on its own stack, while a G runs */
	struct slot *lent; /* the slot that it had before a blocking call */
	bool in_call;	   /* in a system call of its G; atomic */
	uint32_t *asleep;  /* see m_set_asleep; atomic */
	bool alive;	   /* has a thread, which has not begun to end; atomic */
	struct g *lockedg; /* the G that is bound to it */
	uint32_t handlers; /* of the program's own, that run on it */
	bool (*commit)(struct g *, void *);
	void *commit_arg;

	/* A spare M's: the borrower's, while it is lent. */
	struct g *guest;  /* constant; NULL: an M with a thread of its own */
	char *guest_base; /* its thread base, and its mask, to be given back */
	uint64_t guest_mask;
	uint32_t spare_next; /* atomic: in the list of spare Ms */

	/* The waker's, until `park` is signalled. */
	struct slot *given;
	bool given_spinning;
	struct note park;

	/* sched.lock's. */
	struct m *link;
	bool idle; /* in the idle list */

	/* Constant while it lives. */
	uint32_t id;
	char *stack_lo, *stack_hi; /* its own stack; the main M's is in use only by the loop */
	char *sigstack;
	struct self *self;
	char *base; /* of its thread; not M 0's */
	void (*fn)(void);
	struct alloc_cache cache;

	/* The kernel's: the tid while the thread lives, then 0. A spare M's: the borrower's, or -1.
	 */
	int tid;
	bool trimmed; /* gone, and its memory given back; m.c's */
};

/* The calling thread's M. Not for handlers: the thread pointer is trusted. */
static inline struct m *m_self(void)
{
	return cpu_self_m();
}

/*
 * The G on whose stack it is: in a switch the one that leaves and saves its state there; `curg` is
 * the next one by then. Runs on: any.
 */
static inline struct g *m_g(const struct m *mp)
{
	return mp->after == AFTER_NOTHING ? mp->curg : mp->left;
}

/* Of 0 to n - 1, each about as likely. Runs on: mp's thread. */
static inline uint32_t m_random(struct m *mp, uint32_t n)
{
	mp->random = mp->random * 1664525 + 1013904223;
	return (uint32_t)((uint64_t)mp->random * n >> 32);
}

/* Reserves the range and makes the calling thread M 0.
 * Runs on: the first stack, at boot. Holds: nothing. Allocates: address space. Blocks: no. */
void m_start(void);

/*
 * Makes an M that runs `fn` on its own stack. NULL when the kernel has no thread or no memory.
 * Runs on: g0. Holds: nothing. Allocates: address space. Blocks: M, shortly.
 */
struct m *m_new(void (*fn)(void), struct slot *given, bool spinning);

/* Ends the calling M's thread.
 * Runs on: g0, no slot. Holds: nothing. Allocates: no. Blocks: M, shortly. */
_Noreturn void m_exit(void);

/* Calls fn(arg) on the M's own stack; directly where that is the current one.
 * Runs on: g, g0. Holds: any. Allocates: no. Blocks: no. */
void m_call(void (*fn)(void *), void *arg);

/*
 * An M without a thread, for foreign threads; NULL when there is no memory.
 * Runs on: any but signal. Holds: nothing. Allocates: address space. Blocks: M, shortly.
 */
struct m *m_spare(void);

/* The M with this number. Runs on: any. Holds: any. Allocates: no. Blocks: no. */
struct m *m_by_id(uint32_t id);

/* True when `sp` lies in mp's own signal stack or, with `guard`, in the guard below it. */
bool m_on_sigstack(const struct m *mp, uintptr_t sp, bool guard);

/* Makes mp's signal stack the calling thread's.
 * Runs on: any but signal. Holds: any. Allocates: no. Blocks: no. */
void m_set_sigstack(const struct m *mp);

/*
 * The calling thread's M, by the thread base, and accepted only where the kernel says that this is
 * its thread; NULL on a foreign thread.
 * Runs on: any, signal and foreign too. Holds: any. Allocates: no. Blocks: no.
 */
struct m *m_proved(void);

/* The M whose memory `sp` lies in, NULL when in none.
 * Runs on: any. Holds: any. Allocates: no. Blocks: no. */
struct m *m_of_stack(uintptr_t sp);

/* M 0, the process's first thread; its TLS lies elsewhere.
 * Runs on: any. Holds: any. Allocates: no. Blocks: no. */
struct m *m_first(void);

/*
 * What the calling M's G sleeps on, its slot lent: a futex word, or M_POLLS; NULL: it is awake.
 * Where no other M can be had, others wait for what this one would do.
 * Runs on: g. Holds: any. Allocates: no. Blocks: no.
 */
#define M_POLLS ((uint32_t *)1)
void m_set_asleep(uint32_t *word);

/* Wakes one M whose G sleeps so: it looks whether it is wanted.
 * Runs on: g, g0. Holds: nothing. Allocates: no. Blocks: no. */
void m_rouse(void);

/* True when an M other than mp is in a system call of its G.
 * Runs on: any. Holds: any. Allocates: no. Blocks: no. */
bool m_any_in_call(const struct m *mp);

/*
 * An M whose thread has ended by itself, by a raw exit or a seccomp filter; M_NONE if there is
 * none. Its slot and its G are lost, and those who wait for them would wait for ever.
 * Runs on: any. Holds: any. Allocates: no. Blocks: no.
 */
#define M_NONE UINT32_MAX
uint32_t m_ended(void);

/* True when an M other than mp has a slot and is bound to no G: it will see to the others. */
bool m_any_runs(const struct m *mp);

/* Gives the memory of Ms that are gone back; at most `most` of them.
 * Runs on: sysmon. Holds: nothing. Allocates: no. Blocks: M, shortly. */
void m_trim(int most);

#endif
