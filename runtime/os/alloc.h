/* The allocator; the public calls are in mote.h, the protocol at the head of alloc.c. */
#ifndef RUNTIME_OS_ALLOC_H
#define RUNTIME_OS_ALLOC_H

#include <stdint.h>

/* 16 to 128 in steps of 16, then four to each doubling, up to 32 KiB. */
#define ALLOC_CLASSES 40

struct span;

/* The word of a span that a cache has claimed for a size class. */
struct alloc_slot {
	struct span *span; /* NULL: none */
	unsigned word;
	uint64_t mask; /* its blocks that were free at the last look, not handed out since */
};

/* One for each M, zeroed at first; struct self points at it. Only its M touches it. */
struct alloc_cache {
	struct alloc_slot slot[ALLOC_CLASSES];
};

/*
 * Gives back what a cache has claimed; it may be used again. To be called before its M ends, by
 * that M, or by another when the M is gone.
 */
void alloc_cache_drain(struct alloc_cache *cache);

#endif
