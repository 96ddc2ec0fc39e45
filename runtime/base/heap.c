/* The pairing heap. */
#include "runtime/base/heap.h"

#include <stddef.h>

/* Two roots become one. */
static struct heap_node *merge(struct heap_node *a, struct heap_node *b)
{
	if (!a || !b)
		return a ? a : b;
	if (b->key < a->key) {
		struct heap_node *n = a;

		a = b;
		b = n;
	}
	b->prev = a;
	b->sibling = a->child;
	if (b->sibling)
		b->sibling->prev = b;
	a->child = b;
	return a;
}

/* The children of a node that has gone: pairs from the left, then all from the right. */
static struct heap_node *merge_children(struct heap_node *first)
{
	struct heap_node *pairs = NULL, *root = NULL;

	while (first) {
		struct heap_node *a = first, *b = a->sibling, *rest = b ? b->sibling : NULL;

		a->sibling = NULL;
		if (b)
			b->sibling = NULL;
		a = merge(a, b);
		a->sibling = pairs;
		pairs = a;
		first = rest;
	}
	while (pairs) {
		struct heap_node *rest = pairs->sibling;

		pairs->sibling = NULL;
		root = merge(root, pairs);
		pairs = rest;
	}
	return root;
}

static void set_root(struct heap *h, struct heap_node *root)
{
	h->top.child = root;
	if (root)
		root->prev = &h->top;
}

/* Runs on: any. Holds: the heap's lock. Allocates: no. Blocks: no. */
void heap_insert(struct heap *h, struct heap_node *n)
{
	n->child = n->sibling = NULL;
	set_root(h, merge(h->top.child, n));
}

/* Runs on: any. Holds: the heap's lock. Allocates: no. Blocks: no. */
void heap_remove(struct heap *h, struct heap_node *n)
{
	if (n->prev->child == n)
		n->prev->child = n->sibling;
	else
		n->prev->sibling = n->sibling;
	if (n->sibling)
		n->sibling->prev = n->prev;
	n->prev = NULL;
	set_root(h, merge(h->top.child, merge_children(n->child)));
}
