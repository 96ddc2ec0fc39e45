/* Spans: pieces of memory from the kernel, and the map that finds them by address. */
#ifndef RUNTIME_OS_SPAN_H
#define RUNTIME_OS_SPAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "runtime/os/mutex.h"

#define SPAN_SHIFT 16
#define SPAN_BYTES (1ul << SPAN_SHIFT)

/* Blocks told by one word of a span; the smallest block is 16 bytes. */
#define WORD_BLOCKS 63u
#define MAX_WORDS (SPAN_BYTES / 16 / WORD_BLOCKS + 1)

enum span_kind {
	SPAN_UNUSED, /* a descriptor of nothing */
	SPAN_EMPTY,  /* memory kept for later */
	SPAN_SMALL,  /* blocks of one size */
	SPAN_BIG,    /* one block, a map of its own */
	SPAN_GONE    /* given back to the kernel; the one of this kind has no memory */
};

struct span {
	/* heap_lock; of a span with a block in use they do not change */
	char *base;
	size_t size; /* of a block */
	unsigned blocks;
	enum span_kind kind;
	unsigned char class;
	/* heap_lock */
	bool listed;
	struct span *next, *prev;
	/* atomic; the protocol is in alloc.c */
	uint64_t words[MAX_WORDS];
};

/* Protects every list, and the fields above. */
extern struct mutex heap_lock;

/* Lists of spans. Holds: heap_lock. */
void span_push(struct span **head, struct span *span);
void span_unlink(struct span **head, struct span *span);

/* What lies at an address; NULL: nothing of the allocator's. Touches nothing there. */
struct span *span_find(const void *p);

/* SPAN_BYTES of memory, kind EMPTY, on no list; NULL when the kernel has none. Holds: heap_lock. */
struct span *span_take(void);

/* The opposite: the span is kept, or its memory goes back to the kernel. Holds: heap_lock. */
void span_give_back(struct span *span);

/* A big block, page-aligned at least; NULL when the kernel has no memory. Holds: nothing. */
void *span_big_new(size_t bytes);

/* Gives a big block back; false when there is none at p. Holds: nothing. */
bool span_big_free(void *p);

#endif
