/* The allocator, over a kernel that can be made to refuse. */
#define _GNU_SOURCE
#include "tests/unit/sys_stub.h"

#include "runtime/os/alloc.c"
#include "runtime/os/span.c"

#include <criterion/criterion.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "tests/unit/shim.h"

#define MIB_LONG (1l << 20)

/* What stays mapped for good: descriptors, a leaf or two, the spans that are kept. */
#define KEPT (6 * MIB_LONG)

#define TWICE "free: block is already free"
#define FOREIGN "free: not from mote_alloc"

static void expect_throw(void *p, const char *want)
{
	const char *got = throws(mote_free, p);

	cr_assert(got, "free of %p does not throw", p);
	cr_assert_str_eq(got, want);
}

static struct alloc_cache cache_a, cache_b;

static void use_cache(void)
{
	cpu_self()->cache = &cache_a;
}

TestSuite(alloc, .init = use_cache, .timeout = 60);

Test(alloc, classes)
{
	for (size_t n = 0; n <= SMALL_MAX; n++) {
		unsigned class = size_class(n);

		cr_assert_lt(class, ALLOC_CLASSES);
		cr_assert_geq(class_size(class), n);
		cr_assert_eq(class_size(class) % 16, 0);
		cr_assert(class == 0 || class_size(class - 1) < n, "%zu", n);
		cr_assert(n <= 128 || class_size(class) <= n + n / 4, "%zu", n);
	}
	cr_assert_eq(size_class(SMALL_MAX), ALLOC_CLASSES - 1);
	for (unsigned class = 0; class < ALLOC_CLASSES; class ++)
		cr_assert_leq(SPAN_BYTES / class_size(class), MAX_WORDS * WORD_BLOCKS);
}

/* A shadow of what is allocated: each block is filled with a byte of its own. */
struct shadow {
	unsigned char *p;
	size_t n;
	unsigned char fill;
};

static bool intact(const struct shadow *s)
{
	for (size_t i = 0; i < s->n; i++)
		if (s->p[i] != s->fill)
			return false;
	return true;
}

static size_t random_size(unsigned long *state)
{
	size_t n = random_next(state) % (1ul << (random_next(state) % 18));

	return n + (random_next(state) % 64 == 0) * 100000;
}

static void shadow_fill(struct shadow *s, unsigned long *state)
{
	s->n = random_size(state);
	s->fill = (unsigned char)random_next(state);
	s->p = mote_alloc(s->n);
	cr_assert(s->p);
	cr_assert_eq((uintptr_t)s->p % 16, 0);
	memset(s->p, s->fill, s->n);
}

Test(alloc, blocks_do_not_overlap)
{
	static struct shadow shadow[2000];
	unsigned long state = 7;

	for (int round = 0; round < 300000; round++) {
		struct shadow *s = &shadow[random_next(&state) % 2000];

		if (s->p) {
			cr_assert(intact(s));
			mote_free(s->p);
		}
		s->p = NULL;
		if (random_next(&state) % 4)
			shadow_fill(s, &state);
	}
	for (int i = 0; i < 2000; i++) {
		cr_assert(!shadow[i].p || intact(&shadow[i]));
		mote_free(shadow[i].p);
	}
	alloc_cache_drain(&cache_a);
	cr_assert_leq(stub.mapped, KEPT);
}

Test(alloc, odd_sizes)
{
	char *a = mote_alloc(0), *b = mote_alloc(0), *c = mote_alloc(32 * 1024);

	cr_assert(a && b && a != b && c);
	cr_assert_eq((uintptr_t)c % 4096, 0);
	mote_free(a);
	mote_free(b);
	mote_free(c);
	mote_free(NULL);
	for (size_t back = 0; back < 200000; back += 4000)
		cr_assert_null(mote_alloc(SIZE_MAX - back));
	cr_assert_null(mote_alloc(PTRDIFF_MAX));
	cr_assert_null(mote_alloc((size_t)PTRDIFF_MAX + 1));
	cr_assert_null(mote_alloc(1ul << 60));
}

/* All sizes about the border between a block of a span and a map. */
Test(alloc, border_sizes)
{
	for (size_t n = 32700; n < 32900; n++) {
		char *p = mote_alloc(n);

		memset(p, 1, n);
		mote_free(p);
	}
	for (size_t n = 60000; n < 200000; n += 511) {
		char *p = mote_alloc(n);

		cr_assert_eq((uintptr_t)p % SPAN_BYTES, 0);
		memset(p, 1, n);
		mote_free(p);
	}
}

Test(alloc, double_free)
{
	static const size_t sizes[] = {0, 16, 48, 1000, 30000, 32768, 32769, 1000000};

	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		char *p = mote_alloc(sizes[i]), *other = mote_alloc(sizes[i]);

		mote_free(p);
		expect_throw(p, TWICE);
		expect_throw(p, TWICE);
		mote_free(other);
		expect_throw(other, TWICE);
	}
}

/* Also when the memory has gone back to the kernel, or waits for another use. */
Test(alloc, double_free_of_what_is_gone)
{
	enum { COUNT = 4000 };
	static char *p[COUNT];

	for (int i = 0; i < COUNT; i++)
		p[i] = mote_alloc(4000);
	for (int i = 0; i < COUNT; i++)
		mote_free(p[i]);
	alloc_cache_drain(&cache_a);
	cr_assert_leq(stub.mapped, KEPT);
	for (int i = 0; i < COUNT; i++)
		expect_throw(p[i], TWICE);
}

Test(alloc, foreign_pointers)
{
	static char data[64];
	char stack[64], *forbidden = guarded(16, 0) + 16, *small, *big, *c_library = malloc(100);

	expect_throw(stack, FOREIGN);
	expect_throw(data, FOREIGN);
	small = mote_alloc(100); /* 112 */
	big = mote_alloc(300000);
	expect_throw(forbidden, FOREIGN);
	expect_throw(stack, FOREIGN);
	expect_throw(data, FOREIGN);
	expect_throw(c_library, FOREIGN);
	expect_throw((void *)1, FOREIGN);
	expect_throw((void *)16, FOREIGN);
	expect_throw((void *)0x7fffffff0000, FOREIGN);
	expect_throw((void *)(1ul << 48), FOREIGN);
	expect_throw((void *)-16ul, FOREIGN);
	for (int i = 1; i < 112; i++)
		expect_throw(small + i, FOREIGN);
	expect_throw(small + 112, TWICE);
	for (long i = 1; i < 300000; i += 4097)
		expect_throw(big + i, FOREIGN);
	expect_throw(big + 65536, FOREIGN);
	mote_free(small);
	mote_free(big);
}

/* The end of a span that no block of 112 bytes covers. */
Test(alloc, rest_of_a_span)
{
	char *p = mote_alloc(100);
	char *base = (char *)((uintptr_t)p & -SPAN_BYTES);

	expect_throw(base + 65536 / 112 * 112, FOREIGN);
	expect_throw(base + (65536 / 112 - 1) * 112, TWICE);
	mote_free(p);
}

Test(alloc, memory_goes_back)
{
	enum { COUNT = 60000 };
	static char *p[COUNT];

	for (int i = 0; i < COUNT; i++)
		p[i] = mote_alloc(1000 + i % 3000);
	cr_assert_gt(stub.mapped, COUNT * 2000l);
	for (int i = 0; i < COUNT; i++)
		mote_free(p[(i * 7919l) % COUNT]);
	alloc_cache_drain(&cache_a);
	cr_assert_leq(stub.mapped, KEPT, "%ld", stub.mapped);
}

/* Of full spans that no cache has claimed, freed blocks are used before another span is. */
Test(alloc, freed_blocks_are_used_first)
{
	enum { COUNT = 640 };
	static char *p[COUNT], *again;
	uintptr_t low = UINTPTR_MAX, high = 0;

	for (int i = 0; i < COUNT; i++) {
		p[i] = mote_alloc(1024);
		low = (uintptr_t)p[i] < low ? (uintptr_t)p[i] : low;
		high = (uintptr_t)p[i] > high ? (uintptr_t)p[i] : high;
	}
	cr_assert_eq(high - low, (COUNT - 1) * 1024, "ten full spans, side by side");
	for (int i = 0; i < COUNT; i += 2)
		mote_free(p[i]);
	for (int i = 0; i < COUNT / 2; i++) {
		again = mote_alloc(1024);
		cr_assert((uintptr_t)again >= low && (uintptr_t)again <= high);
	}
	again = mote_alloc(1024);
	cr_assert((uintptr_t)again < low || (uintptr_t)again > high);
}

/* Who frees into an unclaimed span may come to settle it when it has been claimed meanwhile. */
Test(alloc, late_settling)
{
	char *p = mote_alloc(1024);
	struct span *span = span_find(p);

	span_settle(span);
	cr_assert_null(room[span->class]);
	cr_assert_eq(span->kind, SPAN_SMALL);
	alloc_cache_drain(&cache_a);
	cr_assert_eq(room[span->class], span);
	span_settle(span);
	cr_assert_null(span->next, "on the list twice");
	mote_free(p);
	cr_assert_null(room[size_class(1024)]);
	cr_assert_eq(span->kind, SPAN_EMPTY);
	span_settle(span);
	cr_assert_eq(span->kind, SPAN_EMPTY);
}

/* One block taken and freed again and again costs no map, and no second block. */
Test(alloc, steady_state)
{
	char *p = mote_alloc(64), *q = NULL;
	long calls;

	mote_free(p);
	calls = stub.calls;
	for (int i = 0; i < 100000; i++) {
		q = mote_alloc(64);
		mote_free(q);
	}
	cr_assert_eq(stub.calls, calls);
	cr_assert_lt(labs(q - p), 4096);
}

/* What a cache has claimed is another's after the drain. */
Test(alloc, drained_spans_are_used)
{
	enum { ROUNDS = 1000 };
	static char *kept[ROUNDS];
	long mapped = 0;

	for (int i = 0; i < ROUNDS; i++) {
		cpu_self()->cache = i % 2 ? &cache_a : &cache_b;
		kept[i] = mote_alloc(5000);
		mote_free(mote_alloc(200));
		alloc_cache_drain(cpu_self()->cache);
		if (i == 100)
			mapped = stub.mapped;
	}
	cr_assert_leq(stub.mapped, mapped + ROUNDS * 6000l);
	for (int i = 0; i < ROUNDS; i++)
		mote_free(kept[i]);
	cr_assert_leq(stub.mapped, KEPT);
}

Test(alloc, without_a_cache)
{
	char *p, *q;

	cpu_self()->cache = NULL;
	p = mote_alloc(100);
	q = mote_alloc(100);
	cr_assert(p && q && p != q);
	mote_free(p);
	expect_throw(p, TWICE);
	mote_free(q);
}

/* The file that is tested is included: what follows sees the same one. */
#include "tests/unit/alloc_failures.h"

#define PLACES 512

static struct shadow *places[PLACES];
static bool broken;

static struct shadow *shadow_new(unsigned long *state)
{
	struct shadow *s = mote_alloc(sizeof(*s));

	s->n = random_next(state) % (1ul << (random_next(state) % 13));
	s->fill = (unsigned char)random_next(state);
	s->p = mote_alloc(s->n);
	memset(s->p, s->fill, s->n);
	return s;
}

static void shadow_free(struct shadow *s)
{
	if (!s)
		return;
	if (!intact(s))
		broken = true;
	mote_free(s->p);
	mote_free(s);
}

static void *wander(void *arg)
{
	struct alloc_cache cache = {0};
	unsigned long state = (unsigned long)arg;

	cpu_self()->cache = state % 5 ? &cache : NULL;
	for (int i = 0; i < 100000; i++) {
		struct shadow *s = random_next(&state) % 3 ? shadow_new(&state) : NULL;

		shadow_free(__atomic_exchange_n(&places[random_next(&state) % PLACES], s,
						__ATOMIC_ACQ_REL));
		if (i % 10000 == 9999)
			alloc_cache_drain(&cache);
	}
	alloc_cache_drain(&cache);
	return NULL;
}

Test(alloc, threads)
{
	pthread_t threads[5];

	for (unsigned long i = 0; i < 5; i++)
		pthread_create(&threads[i], NULL, wander, (void *)(i + 1));
	for (int i = 0; i < 5; i++)
		pthread_join(threads[i], NULL);
	cr_assert_not(broken);
	for (int i = 0; i < PLACES; i++)
		shadow_free(places[i]);
	alloc_cache_drain(&cache_a);
	alloc_cache_drain(&shared_cache);
	cr_assert_leq(stub.mapped, KEPT, "%ld", stub.mapped);
	cr_assert_eq(room[3], NULL, "an empty span is on a list");
}
