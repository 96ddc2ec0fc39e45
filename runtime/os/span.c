/*
 * Where the allocator's memory comes from.
 *
 * The page map has an entry for each 64 KiB of the address space: a table of tables, which are
 * mapped when they are first needed. An entry points to the descriptor of the span that begins
 * there. Descriptors lie apart from the memory that they describe, so that a program which writes
 * beyond its blocks does not hit them, and so that blocks of 2^n bytes fit.
 *
 * Entries are read without a lock, by whoever frees a block, and written with it. Entry and
 * descriptor are stable while a block of the span is in use.
 */
#include "runtime/os/span.h"

#include "runtime/base/atomic.h"
#include "runtime/base/compiler.h"
#include "runtime/base/config.h"
#include "runtime/os/auxv.h"
#include "runtime/os/sys.h"

/* Spans mapped at a time: a map costs as much as touching some pages. */
#define GROW_SPANS 16

/* Empty spans kept; what is freed beyond goes back to the kernel. */
#define KEEP_SPANS 32

/* Memory for descriptors is mapped in pieces of so many bytes; it never goes back. */
#define DESCRIPTOR_BYTES (64 * KIB)

/* Addresses have 48 bits: 16 to find the leaf, 16 to find the span in it. */
#define ROOT_LEAVES (1ul << 16)
#define LEAF_SPANS (1ul << 16)

struct mutex heap_lock;

static struct span *empty_spans;
static unsigned empty_count;
static struct span *unused_descriptors;

static struct span **page_map[ROOT_LEAVES];

/* What the page map says of memory that has gone back to the kernel. */
static struct span gone = {.kind = SPAN_GONE};

/* Runs on: any but signal. Holds: heap_lock. Allocates: no. Blocks: no. */
void span_push(struct span **head, struct span *span)
{
	span->prev = NULL;
	span->next = *head;
	if (*head)
		(*head)->prev = span;
	*head = span;
}

/* Runs on: any but signal. Holds: heap_lock. Allocates: no. Blocks: no. */
void span_unlink(struct span **head, struct span *span)
{
	if (span->prev)
		span->prev->next = span->next;
	else
		*head = span->next;
	if (span->next)
		span->next->prev = span->prev;
}

/* Memory from the kernel */

/* False when the kernel cannot split a map any more: then the pages are given back, not the place.
 */
static bool unmap_pages(void *p, size_t bytes)
{
	if (sys_munmap(p, bytes) == 0)
		return true;
	sys_madvise(p, bytes, MADV_DONTNEED);
	return false;
}

/* At a multiple of SPAN_BYTES: maps more and cuts off both ends. */
static char *map_aligned(size_t bytes)
{
	size_t slack = SPAN_BYTES - page_size();
	char *p = sys_pages(bytes + slack), *begin;

	if (!p)
		return NULL;
	begin = (char *)round_up((uintptr_t)p, SPAN_BYTES);
	if (begin != p)
		unmap_pages(p, begin - p);
	if (begin != p + slack)
		unmap_pages(begin + bytes, p + slack - begin);
	return begin;
}

/* The page map */

/* Runs on: any but signal. Holds: any. Allocates: no. Blocks: no. */
struct span *span_find(const void *p)
{
	uintptr_t unit = (uintptr_t)p >> SPAN_SHIFT;
	struct span **leaf;

	if (unit / LEAF_SPANS >= ROOT_LEAVES)
		return NULL;
	leaf = atomic_load_acquire(&page_map[unit / LEAF_SPANS]);
	return leaf ? atomic_load_acquire(&leaf[unit % LEAF_SPANS]) : NULL;
}

/* False when there is no memory for a leaf; with a leaf in place it never fails. */
static bool map_set(const void *p, struct span *span)
{
	uintptr_t unit = (uintptr_t)p >> SPAN_SHIFT;
	struct span **leaf;

	if (unit / LEAF_SPANS >= ROOT_LEAVES)
		return false;
	leaf = page_map[unit / LEAF_SPANS];
	if (!leaf) {
		leaf = sys_pages(LEAF_SPANS * sizeof(*leaf));
		if (!leaf)
			return false;
		atomic_store_release(&page_map[unit / LEAF_SPANS], leaf);
	}
	atomic_store_release(&leaf[unit % LEAF_SPANS], span);
	return true;
}

/* Descriptors and spans; with the lock held */

static struct span *descriptor_new(void)
{
	struct span *span = unused_descriptors;

	if (!span) {
		span = sys_pages(DESCRIPTOR_BYTES);
		if (!span)
			return NULL;
		for (size_t i = 0; i < DESCRIPTOR_BYTES / sizeof(*span); i++)
			span_push(&unused_descriptors, span + i);
		span = unused_descriptors;
	}
	span_unlink(&unused_descriptors, span);
	return span;
}

static void descriptor_free(struct span *span)
{
	span->kind = SPAN_UNUSED;
	span_push(&unused_descriptors, span);
}

/* Describes what has been mapped at `base`. NULL when there is no memory to do so. */
static struct span *span_describe(char *base, size_t size, enum span_kind kind)
{
	struct span *span = descriptor_new();

	if (!span)
		return NULL;
	span->base = base;
	span->size = size;
	span->kind = kind;
	if (map_set(base, span))
		return span;
	descriptor_free(span);
	return NULL;
}

static void keep_empty(struct span *span)
{
	span->kind = SPAN_EMPTY;
	span_push(&empty_spans, span);
	empty_count++;
}

static bool spans_grow(size_t spans)
{
	char *p = map_aligned(spans * SPAN_BYTES);
	bool grown = false;

	for (size_t i = 0; p && i < spans; i++, p += SPAN_BYTES) {
		struct span *span = span_describe(p, SPAN_BYTES, SPAN_EMPTY);

		if (span)
			keep_empty(span);
		else
			unmap_pages(p, SPAN_BYTES);
		grown |= span != NULL;
	}
	return grown;
}

/* Runs on: any but signal. Holds: heap_lock. Allocates: no. Blocks: no. */
struct span *span_take(void)
{
	struct span *span;

	if (!empty_spans && !spans_grow(GROW_SPANS) && !spans_grow(1))
		return NULL;
	span = empty_spans;
	span_unlink(&empty_spans, span);
	empty_count--;
	return span;
}

/* Runs on: any but signal. Holds: heap_lock. Allocates: no. Blocks: no. */
void span_give_back(struct span *span)
{
	if (empty_count < KEEP_SPANS || !unmap_pages(span->base, SPAN_BYTES)) {
		keep_empty(span);
		return;
	}
	map_set(span->base, &gone);
	descriptor_free(span);
}

/* Runs on: any but signal. Holds: nothing. Allocates: no. Blocks: M. */
void *span_big_new(size_t bytes)
{
	size_t size = round_up(bytes, page_size());
	char *p = map_aligned(size);
	struct span *span;

	if (!p)
		return NULL;
	mutex_lock(&heap_lock);
	span = span_describe(p, size, SPAN_BIG);
	mutex_unlock(&heap_lock);
	if (span)
		return p;
	unmap_pages(p, size);
	return NULL;
}

/* Runs on: any but signal. Holds: nothing. Allocates: no. Blocks: M. */
bool span_big_free(void *p)
{
	struct span *span;
	size_t size = 0;

	mutex_lock(&heap_lock);
	span = span_find(p);
	if (span->kind == SPAN_BIG) {
		size = span->size;
		map_set(p, &gone);
		descriptor_free(span);
	}
	mutex_unlock(&heap_lock);
	if (size)
		unmap_pages(p, size);
	return size != 0;
}
