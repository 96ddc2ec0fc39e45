/* Stacks of Gs; the life of a part is in stack.h. */
#include "runtime/sched/stack.h"

#include "runtime/base/atomic.h"
#include "runtime/base/compiler.h"
#include "runtime/base/config.h"
#include "runtime/mote.h"
#include "runtime/os/auxv.h"
#include "runtime/os/clock.h"
#include "runtime/os/mutex.h"
#include "runtime/os/sys.h"
#include "runtime/os/throw.h"
#include "runtime/sched/g.h"
#include "runtime/sched/guard.h"

/* What a G keeps busy at the end of its stack is about two of these. */
#define COLOURS 8
#define COLOUR_BYTES 128
/* What a stack has beside the program's bytes. */
#define OVERHEAD (G_STACK_RESERVE + sizeof(struct g))

#define CANARY 0x6d6f74652d656e64ul /* "mote-end" */

static struct {
	struct mutex lock;
	struct chunk *chunks[STACK_CLASSES]; /* newest first: only that one has uncut parts */
	struct g *free[STACK_CLASSES];
	uint32_t nreleased[STACK_CLASSES];
	uint32_t nfree;	      /* in all classes; atomic, read without the lock */
	uint32_t nfree_least; /* since the last look of stack_trim */
	uint32_t surplus;     /* so many of them were of no use for a whole while */
	int64_t next_look;
	size_t default_pages;
	uint32_t colours; /* of class 0: as many as there is room for without another page */
} stacks;

/* The smallest pages have the most classes. */
_Static_assert((4096ul << (STACK_CLASSES - 2)) > G_STACK_MAX, "stack classes");

void stack_start(void)
{
	size_t need = G_STACK_DEFAULT + OVERHEAD, bytes = round_up(need, page_size());

	stacks.default_pages = bytes / page_size();
	stacks.colours = (uint32_t)MIN((bytes - need) / COLOUR_BYTES + 1, COLOURS);
}

static size_t class_bytes(uint32_t class)
{
	return page_size() * (class ? (size_t)1 << (class - 1) : stacks.default_pages);
}

/* Runs on: g. Holds: any. Allocates: no. Blocks: no. */
int stack_class(size_t bytes)
{
	size_t need = bytes + OVERHEAD;
	int class = 1;

	if (bytes > G_STACK_MAX)
		return -1;
	while (class_bytes((uint32_t) class) < need)
		class ++;
	if (need <= class_bytes(0) && class_bytes(0) <= class_bytes((uint32_t) class))
		return 0;
	return class;
}

/* Not all at the same place in their pages, where they would share a few sets of the cache. */
static struct g *part_g(const struct chunk *c, uint32_t part)
{
	size_t colour = c->class ? 0 : part % stacks.colours * COLOUR_BYTES;

	return (struct g *)(c->base + (part + 1) * c->stride - colour) - 1;
}

static char *part_stack(const struct chunk *c, uint32_t part)
{
	return c->base + part * c->stride + page_size();
}

/* Holds: stacks.lock. */
static bool chunk_new(uint32_t class)
{
	size_t stride = class_bytes(class) + page_size(), bytes = CHUNK_BYTES, head;
	struct chunk *c;
	long r;

	for (;; bytes /= 2) {
		if (bytes < stride)
			bytes = stride;
		r = sys_mmap(NULL, bytes, PROT_READ | PROT_WRITE,
			     MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
		if (!sys_failed(r))
			break;
		if (bytes == stride)
			return false;
	}
	/* A huge page would make every small stack large. */
	sys_madvise((void *)r, bytes, MADV_NOHUGEPAGE);
	head = sizeof(*c) + (bytes / stride / 64 + 1) * sizeof(c->released[0]);
	c = sys_pages(head);
	if (!c) {
		sys_munmap((void *)r, bytes);
		return false;
	}
	c->base = (char *)r;
	c->stride = stride;
	c->class = class;
	c->parts = (uint32_t)(bytes / stride);
	c->next = stacks.chunks[class];
	atomic_store_release(&stacks.chunks[class], c);
	if ((uintptr_t)r < clock_small_low)
		atomic_store_release(&clock_small_low, (uintptr_t)r);
	if ((uintptr_t)r + bytes > clock_small_high)
		atomic_store_release(&clock_small_high, (uintptr_t)r + bytes);
	return true;
}

/* A part whose memory has been given back. Holds: stacks.lock. */
static struct chunk *part_reuse(uint32_t class, uint32_t *part)
{
	struct chunk *c = stacks.chunks[class];
	uint32_t word = 0;

	while (!c->nreleased)
		c = c->next;
	while (!c->released[word])
		word++;
	*part = word * 64 + (uint32_t)__builtin_ctzll(c->released[word]);
	c->released[word] &= c->released[word] - 1;
	c->nreleased--;
	stacks.nreleased[class]--;
	return c;
}

/* As many as there are already, so that a few Gs do not pay for more. */
static uint32_t guards_ahead(const struct chunk *c)
{
	size_t n = GUARD_SPAN / c->stride;

	n = MIN(n, MIN(c->guarded, c->parts - c->guarded));
	return n ? (uint32_t)n : 1;
}

/* A part that has never been used. Holds: stacks.lock. */
static struct chunk *part_cut(uint32_t class, uint32_t *part)
{
	struct chunk *c = stacks.chunks[class];

	if ((!c || c->cut == c->parts) && !chunk_new(class))
		return NULL;
	c = stacks.chunks[class];
	*part = c->cut++;
	if (c->guarded == *part)
		c->guarded += guard_install_ahead(part_stack(c, *part) - page_size(), c->stride,
						  guards_ahead(c));
	return c;
}

static uint32_t part_of(const struct chunk *c, const struct g *gp)
{
	return (uint32_t)((size_t)((const char *)gp - c->base) / c->stride);
}

static unsigned long *canary_of(struct g *gp)
{
	return (unsigned long *)gp->stack_lo - 1;
}

/* A G on memory that reads as zeroes. Holds: stacks.lock. */
static struct g *part_take(uint32_t class)
{
	struct chunk *c;
	uint32_t part;
	struct g *gp;

	c = stacks.nreleased[class] ? part_reuse(class, &part) : part_cut(class, &part);
	if (!c)
		return NULL;
	gp = part_g(c, part);
	gp->chunk = c;
	gp->class = class;
	gp->stack_lo = part_stack(c, part);
	if (part >= c->guarded) {
		gp->flags = G_CANARY;
		*canary_of(gp) = CANARY;
	}
	return gp;
}

/* Holds: stacks.lock. */
static void uncount_free(int n)
{
	atomic_store_relaxed(&stacks.nfree, stacks.nfree - (uint32_t)n);
	if (stacks.nfree < stacks.nfree_least)
		stacks.nfree_least = stacks.nfree;
}

struct g *stack_take(uint32_t class, int want, int *got)
{
	struct g *list = NULL, *gp;

	mutex_lock(&stacks.lock);
	for (*got = 0; *got < want && stacks.free[class]; ++*got) {
		gp = stacks.free[class];
		stacks.free[class] = gp->link;
		gp->link = list;
		list = gp;
	}
	uncount_free(*got);
	if (!list) {
		list = part_take(class);
		*got = list ? 1 : 0;
		if (list)
			list->link = NULL;
	}
	mutex_unlock(&stacks.lock);
	return list;
}

void stack_give(uint32_t class, struct g *first, struct g *last, int n)
{
	mutex_lock(&stacks.lock);
	last->link = stacks.free[class];
	stacks.free[class] = first;
	atomic_store_relaxed(&stacks.nfree, stacks.nfree + (uint32_t)n);
	mutex_unlock(&stacks.lock);
}

/* Holds: stacks.lock, let go meanwhile. The G is in no list: its memory is ours alone. */
static void part_release(uint32_t class, struct g *gp)
{
	struct chunk *c = gp->chunk;
	uint32_t part = part_of(c, gp);

	mutex_unlock(&stacks.lock);
	sys_madvise(part_stack(c, part), c->stride - page_size(), MADV_DONTNEED);
	mutex_lock(&stacks.lock);
	c->released[part / 64] |= 1ull << part % 64;
	c->nreleased++;
	stacks.nreleased[class]++;
}

/* Every so often: how many were free all the time since the last look. Holds: stacks.lock. */
static void find_surplus(void)
{
	int64_t now = mote_nanotime();

	if (now < stacks.next_look)
		return;
	stacks.surplus = stacks.nfree_least > GFREE_KEEP ? stacks.nfree_least - GFREE_KEEP : 0;
	stacks.nfree_least = stacks.nfree;
	stacks.next_look = now + TRIM_LOOK_NS;
}

/* Holds: stacks.lock, let go meanwhile. */
static void release_some(uint32_t n)
{
	uint32_t class = 0;

	while (n > 0 && class < STACK_CLASSES && stacks.nfree > GFREE_KEEP) {
		struct g *gp = stacks.free[class];

		if (!gp) {
			class ++;
			continue;
		}
		stacks.free[class] = gp->link;
		uncount_free(1);
		part_release(class, gp);
		n--;
	}
}

/* Runs on: sysmon. Holds: nothing. Allocates: no. Blocks: M, shortly. */
enum trim stack_trim(uint32_t most)
{
	enum trim rest;

	if (atomic_load_relaxed(&stacks.nfree) <= GFREE_KEEP)
		return TRIM_NONE;
	mutex_lock(&stacks.lock);
	find_surplus();
	most = MIN(most, stacks.surplus);
	stacks.surplus -= most;
	release_some(most);
	rest = stacks.surplus ? TRIM_NOW : stacks.nfree > GFREE_KEEP ? TRIM_LATER : TRIM_NONE;
	mutex_unlock(&stacks.lock);
	return rest;
}

/* Runs on: g. Holds: nothing. Allocates: no. Blocks: no. */
void stack_check(struct g *gp)
{
	if (gp->flags & G_CANARY && *canary_of(gp) != CANARY)
		throw_number("stack overflow in G", gp->id);
}

static void chunk_each(const struct chunk *c, void (*fn)(struct g *gp))
{
	for (uint32_t part = 0; part < c->cut; part++)
		if (part_g(c, part)->state != G_DEAD)
			fn(part_g(c, part));
}

/* Runs on: any, in a process that dies. Holds: any. Allocates: no. Blocks: no. */
void stack_each(void (*fn)(struct g *gp))
{
	for (int class = 0; class < STACK_CLASSES; class ++)
		for (struct chunk *c = stacks.chunks[class]; c; c = c->next)
			chunk_each(c, fn);
}
