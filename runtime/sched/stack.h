/*
 * Stacks of Gs, each with its G at the top, so that a small G touches one page.
 *
 * A chunk is one reservation of address space, cut into equal parts of one class: guard, stack, G.
 * In class 0 the G lies a little below its part's end, each part by another distance (colour).
 * A part is, in turn:
 *   uncut      never used yet
 *   live       a G's
 *   free       a dead G's, its memory kept: in a slot's list (no lock), or in the class's (lock)
 *   released   its memory given back; a bit in the chunk says so
 * No part is ever unmapped: a late ready of a dead G must find DEAD, not a fault.
 */
#ifndef RUNTIME_SCHED_STACK_H
#define RUNTIME_SCHED_STACK_H

#include <stddef.h>
#include <stdint.h>

struct g;

/* Class 0 is mote_go's; class n has 2^(n-1) pages. */
#define STACK_CLASSES 21

struct chunk {
	struct chunk *next;
	char *base;
	size_t stride;
	uint32_t class;
	uint32_t parts;
	uint32_t cut;	  /* parts below are not uncut */
	uint32_t guarded; /* parts below, uncut ones too, have a guard, cut ones above a canary */
	uint32_t nreleased;
	uint64_t released[]; /* one bit a part */
};

/* Runs on: g0, at boot. Holds: nothing. Allocates: no. Blocks: no. */
void stack_start(void);

/* The class for so many bytes of stack; -1 above G_STACK_MAX. */
int stack_class(size_t bytes);

/*
 * Takes up to `want` dead Gs of a class, linked, with class, chunk, stack_lo and flags set. NULL
 * when the kernel has no memory. Runs on: g0. Holds: nothing. Allocates: address space. Blocks: no.
 */
struct g *stack_take(uint32_t class, int want, int *got);

/* Gives a list of `n` dead Gs of one class back.
 * Runs on: any but signal. Holds: nothing. Allocates: no. Blocks: no. */
void stack_give(uint32_t class, struct g *first, struct g *last, int n);

/*
 * Gives memory of at most `most` dead Gs back, of those beyond GFREE_KEEP that have been free for a
 * while: a burst that comes again finds them. Whether there is more of it, now or later.
 */
enum trim { TRIM_NONE, TRIM_LATER, TRIM_NOW };
enum trim stack_trim(uint32_t most);

/* Throws when the canary of a stack that has one is gone. */
void stack_check(struct g *gp);

/* Calls fn for every G that is not dead, chunk by chunk. Takes no lock: for a dying process. */
void stack_each(void (*fn)(struct g *gp));

#endif
