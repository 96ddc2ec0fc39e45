/* The pairing heap against a plain search: insertions, and removals from anywhere. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/base/heap.h"

#define NODES 300
#define ROUNDS 200000

static struct heap heap;
static struct heap_node node[NODES];
static long inserted[NODES]; /* when; 0: not in the heap */

/* One of the smallest key; -1 when there is none. */
static int first_of(void)
{
	int first = -1;

	for (int i = 0; i < NODES; i++)
		if (inserted[i] && (first < 0 || node[i].key < node[first].key))
			first = i;
	return first;
}

Test(heap, random)
{
	srand(1);
	for (long round = 1; round <= ROUNDS; round++) {
		int i = rand() % NODES, first;

		cr_assert_eq(heap_holds(&node[i]), inserted[i] != 0);
		if (inserted[i]) {
			heap_remove(&heap, &node[i]);
			inserted[i] = 0;
		} else {
			/* Few keys, so that there are equal ones. */
			node[i].key = rand() % 50;
			heap_insert(&heap, &node[i]);
			inserted[i] = round;
		}
		if (round % 7)
			continue;
		first = first_of();
		if (first < 0)
			cr_assert_null(heap_first(&heap));
		else
			cr_assert_eq(heap_first(&heap)->key, node[first].key);
	}
}

/* Every order of taking out comes sorted, whatever was removed before. */
Test(heap, drained)
{
	int64_t last = INT64_MIN;
	int left = 0;

	srand(2);
	for (int i = 0; i < NODES; i++) {
		node[i].key = rand();
		heap_insert(&heap, &node[i]);
	}
	for (int i = 0; i < NODES; i += 3)
		heap_remove(&heap, &node[i]);
	for (struct heap_node *n; (n = heap_first(&heap)); left++) {
		cr_assert_leq(last, n->key);
		last = n->key;
		heap_remove(&heap, n);
		cr_assert_not(heap_holds(n));
	}
	cr_assert_eq(left, NODES - NODES / 3);
}
