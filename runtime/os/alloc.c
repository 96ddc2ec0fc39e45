/*
 * Memory in blocks.
 *
 * A block of up to 32 KiB is one of the equal blocks of a span (span.h); larger ones are maps of
 * their own.
 *
 * A span's blocks are bits of words, 63 to a word: set, the program has the block; clear, it is
 * free. Bit 63, CLAIMED, is the same in all words of a span: the span belongs to a cache, and its
 * free blocks to that cache's M alone. A cache has at most one span of each size.
 *
 *	unclaimed -> claimed   by a cache without a free block of the size; under heap_lock
 *	claimed -> unclaimed   by that cache, the span being full, or drained; under heap_lock
 *	free -> taken          by the M whose cache has claimed the span; without a lock
 *	taken -> free          by anybody; without a lock
 *
 * Each step is one atomic operation on a word, and the word's old value tells the rest. Who frees a
 * block that was free before has freed it twice. Who frees into a claimed word is done: the owner
 * looks at the words again before it gives the span up, and settling looks after that. Who frees
 * into an unclaimed word that was full, or is empty now, takes the lock and settles the span: links
 * it where caches look for room, or gives it back. Settling acts on what the words say under the
 * lock, not on what the caller has seen, so that it does no harm when it comes late or twice.
 */
#include "runtime/os/alloc.h"

#include "runtime/base/atomic.h"
#include "runtime/base/compiler.h"
#include "runtime/base/config.h"
#include "runtime/mote.h"
#include "runtime/os/self.h"
#include "runtime/os/span.h"
#include "runtime/os/throw.h"
#include "runtime/os/tls.h"

#pragma weak mote_tls_start

#define SMALL_MAX (32 * KIB)
#define CLAIMED (1ul << WORD_BLOCKS)

/* Unclaimed spans with room, by class; heap_lock. */
static struct span *room[ALLOC_CLASSES];

/* For threads without a cache of their own. */
static struct mutex shared_lock;
static struct alloc_cache shared_cache;

/* Sizes: class 0 is 16 bytes. */

static unsigned size_class(size_t n)
{
	unsigned doubling;

	if (n <= 128)
		return n ? (unsigned)(n - 1) / 16 : 0;
	doubling = 63 - (unsigned)__builtin_clzl(n - 1);
	return 8 + 4 * (doubling - 7) + ((n - 1) >> (doubling - 2) & 3);
}

static size_t class_size(unsigned class)
{
	if (class < 8)
		return 16 * (class + 1);
	return (size_t)(5 + class % 4) << (class / 4 + 3);
}

/* Spans; with heap_lock held */

/* The blocks of a word, as bits. */
static uint64_t word_blocks(const struct span *span, unsigned word)
{
	unsigned left = span->blocks - word * WORD_BLOCKS;

	return left < WORD_BLOCKS ? (1ul << left) - 1 : CLAIMED - 1;
}

static unsigned span_words(const struct span *span)
{
	return (span->blocks + WORD_BLOCKS - 1) / WORD_BLOCKS;
}

static void room_set(struct span *span, bool listed)
{
	if (listed && !span->listed)
		span_push(&room[span->class], span);
	if (!listed && span->listed)
		span_unlink(&room[span->class], span);
	span->listed = listed;
}

/* Puts a span where its words say that it belongs. */
static void span_settle(struct span *span)
{
	bool used = false, has_room = false;

	if (span->kind != SPAN_SMALL)
		return;
	for (unsigned i = 0; i < span_words(span); i++) {
		uint64_t word = atomic_load_acquire(&span->words[i]);

		if (word & CLAIMED)
			return;
		used |= word != 0;
		has_room |= word != word_blocks(span, i);
	}
	room_set(span, used && has_room);
	if (!used)
		span_give_back(span);
}

static struct span *span_new(unsigned class)
{
	struct span *span = span_take();

	if (!span)
		return NULL;
	span->kind = SPAN_SMALL;
	span->class = (unsigned char)class;
	span->size = class_size(class);
	span->blocks = (unsigned)(SPAN_BYTES / span->size);
	return span;
}

/* Caches */

/* Looks for a word with free blocks, from the present one on. */
static bool slot_look(struct alloc_slot *slot)
{
	struct span *span = slot->span;
	unsigned n = span ? span_words(span) : 0;

	for (unsigned i = 0; i < n; i++) {
		unsigned word = (slot->word + i) % n;
		uint64_t mask = word_blocks(span, word) & ~atomic_load_acquire(&span->words[word]);

		if (mask) {
			slot->word = word;
			slot->mask = mask;
			return true;
		}
	}
	return false;
}

static void slot_claim(struct alloc_slot *slot, struct span *span)
{
	for (unsigned i = 0; i < span_words(span); i++)
		atomic_or(&span->words[i], CLAIMED);
	room_set(span, false);
	slot->span = span;
	slot->word = 0;
}

static void slot_unclaim(struct alloc_slot *slot)
{
	struct span *span = slot->span;

	if (!span)
		return;
	slot->span = NULL;
	slot->mask = 0;
	for (unsigned i = 0; i < span_words(span); i++)
		atomic_and(&span->words[i], ~CLAIMED);
	span_settle(span);
}

/* A listed span has room: who takes the last block of one has claimed it, and unlisted it. */
static bool slot_refill(struct alloc_slot *slot, unsigned class)
{
	struct span *span;

	if (slot_look(slot))
		return true;
	mutex_lock(&heap_lock);
	slot_unclaim(slot);
	span = room[class] ? room[class] : span_new(class);
	if (span)
		slot_claim(slot, span);
	mutex_unlock(&heap_lock);
	return slot_look(slot);
}

static void *alloc_small(struct alloc_cache *cache, unsigned class)
{
	struct alloc_slot *slot = &cache->slot[class];
	unsigned bit;

	if (unlikely(!slot->mask) && !slot_refill(slot, class))
		return NULL;
	bit = (unsigned)__builtin_ctzl(slot->mask);
	slot->mask &= slot->mask - 1;
	atomic_or(&slot->span->words[slot->word], 1ul << bit);
	return slot->span->base + (slot->word * WORD_BLOCKS + bit) * slot->span->size;
}

/* Once the block is free, the span may be another's, or gone: it is not read without the lock. */
static void free_small(struct span *span, unsigned block)
{
	unsigned word = block / WORD_BLOCKS;
	uint64_t bit = 1ul << block % WORD_BLOCKS;
	uint64_t full = word_blocks(span, word);
	uint64_t old = atomic_and(&span->words[word], ~bit);

	if (!(old & bit))
		throw("free: block is already free");
	if (old & CLAIMED || (old != bit && old != full))
		return;
	mutex_lock(&heap_lock);
	span_settle(span);
	mutex_unlock(&heap_lock);
}

/* Runs on: g0. Holds: nothing. Allocates: no. Blocks: M. */
void alloc_cache_drain(struct alloc_cache *cache)
{
	mutex_lock(&heap_lock);
	for (unsigned i = 0; i < ALLOC_CLASSES; i++)
		slot_unclaim(&cache->slot[i]);
	mutex_unlock(&heap_lock);
}

/* There is a struct self where something that needs one is linked: it is set up before main. */
static struct alloc_cache *cache_current(void)
{
	return mote_tls_start ? cpu_self()->cache : NULL;
}

/* Runs on: g | g0. Holds: nothing. Allocates: yes. Blocks: M, shortly. */
void *mote_alloc(size_t bytes)
{
	struct alloc_cache *cache = cache_current();
	void *p;

	if (bytes > PTRDIFF_MAX - SPAN_BYTES)
		return NULL;
	if (bytes > SMALL_MAX)
		return span_big_new(bytes);
	if (likely(cache))
		return alloc_small(cache, size_class(bytes));
	mutex_lock(&shared_lock);
	p = alloc_small(&shared_cache, size_class(bytes));
	mutex_unlock(&shared_lock);
	return p;
}

/* Runs on: g | g0. Holds: nothing. Allocates: no. Blocks: M, shortly. */
void mote_free(void *p)
{
	struct span *span = span_find(p);
	size_t offset;
	unsigned block;

	if (!p)
		return;
	if (!span)
		throw("free: not from mote_alloc");
	offset = (char *)p - span->base;
	switch (span->kind) {
	case SPAN_SMALL:
		/* 32 bits divide much faster; a span has no more. */
		block = (unsigned)offset / (unsigned)span->size;
		if (offset != block * span->size || block >= span->blocks)
			break;
		free_small(span, block);
		return;
	case SPAN_BIG:
		if (offset)
			break;
		if (!span_big_free(p))
			throw("free: block is already free");
		return;
	case SPAN_EMPTY:
	case SPAN_GONE:
		throw("free: block is already free");
	case SPAN_UNUSED:
		break;
	}
	throw("free: not from mote_alloc");
}
