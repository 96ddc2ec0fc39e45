/*
 * A pairing heap: who has the smallest key is at the root. Its nodes are part of what they order,
 * so an insertion takes no storage and cannot fail. (M. Fredman et al., "The pairing heap", 1986.)
 *
 * A heap is a tree: no key is smaller than its parent's. `child` is the first child, `sibling` the
 * next one, and `prev` the parent of a first child, else the sibling before; the root's is the
 * heap's own node. A node that is in no heap has prev NULL.
 */
#ifndef RUNTIME_BASE_HEAP_H
#define RUNTIME_BASE_HEAP_H

#include <stdbool.h>
#include <stdint.h>

struct heap_node {
	int64_t key;
	struct heap_node *child, *sibling, *prev;
};

/* `top.child` is the root. Zero is an empty heap. */
struct heap {
	struct heap_node top;
};

static inline struct heap_node *heap_first(const struct heap *h)
{
	return h->top.child;
}

static inline bool heap_holds(const struct heap_node *n)
{
	return n->prev;
}

/* Of equal keys any may be first. */
void heap_insert(struct heap *h, struct heap_node *n);

/* `n` is in this heap. */
void heap_remove(struct heap *h, struct heap_node *n);

#endif
