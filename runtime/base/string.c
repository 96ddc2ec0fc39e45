/*
 * The functions that compilers call on their own, under their C names, weak: a program may bring
 * others. They go a word at a time, unaligned where it must be: every architecture here can. The
 * last, incomplete word is done by a whole one that overlaps its neighbour; what an overlapping
 * copy would have overwritten by then is read before the first store.
 */
#include "runtime/base/string.h"

#include <stdint.h>

/*
 * Compilers find out that a loop is a memcpy, a memset or a strlen and call the function: itself.
 * They cannot see through a counter that an asm may have changed.
 */
#define HIDE(counter) __asm__("" : "+r"(counter))

#define EXPORT __attribute__((weak, visibility("default")))

typedef uint64_t __attribute__((may_alias, aligned(1))) word;
typedef uint32_t __attribute__((may_alias, aligned(1))) half;

#define WORD sizeof(word)
#define BLOCK (4 * WORD)

#define ONES 0x0101010101010101ul
#define HIGHS (ONES << 7)

static inline word load(const char *p)
{
	return *(const word *)p;
}

static inline void store(char *p, word w)
{
	*(word *)p = w;
}

static inline void copy_block(char *to, const char *from)
{
	word a = load(from), b = load(from + WORD);
	word c = load(from + 2 * WORD), d = load(from + 3 * WORD);

	store(to, a);
	store(to + WORD, b);
	store(to + 2 * WORD, c);
	store(to + 3 * WORD, d);
}

/* Less than a word; everything is read first. */
static inline void copy_short(char *to, const char *from, size_t n)
{
	half first, last;
	char a, b, c;

	if (n >= sizeof(half)) {
		first = *(const half *)from;
		last = *(const half *)(from + n - sizeof(half));
		*(half *)to = first;
		*(half *)(to + n - sizeof(half)) = last;
	} else if (n) {
		a = from[0];
		b = from[n / 2];
		c = from[n - 1];
		to[0] = a;
		to[n / 2] = b;
		to[n - 1] = c;
	}
}

/* Right for areas that overlap, when `to` is the lower one. */
static inline void copy_up(char *to, const char *from, size_t n)
{
	word last;
	size_t i = 0;

	if (n < WORD) {
		copy_short(to, from, n);
		return;
	}
	last = load(from + n - WORD);
	for (; n - i >= BLOCK; i += BLOCK) {
		HIDE(i);
		copy_block(to + i, from + i);
	}
	for (; n - i >= WORD; i += WORD) {
		HIDE(i);
		store(to + i, load(from + i));
	}
	store(to + n - WORD, last);
}

static inline void copy_down(char *to, const char *from, size_t n)
{
	word first;

	if (n < WORD) {
		copy_short(to, from, n);
		return;
	}
	first = load(from);
	while (n >= BLOCK) {
		HIDE(n);
		n -= BLOCK;
		copy_block(to + n, from + n);
	}
	while (n >= WORD) {
		HIDE(n);
		n -= WORD;
		store(to + n, load(from + n));
	}
	store(to, first);
}

/* Runs on: g | g0 | signal | foreign. Holds: any. Allocates: no. Blocks: no. */
EXPORT void *memcpy(void *restrict to, const void *restrict from, size_t n)
{
	copy_up(to, from, n);
	return to;
}

/* Runs on: g | g0 | signal | foreign. Holds: any. Allocates: no. Blocks: no. */
EXPORT void *memmove(void *to, const void *from, size_t n)
{
	if ((uintptr_t)to - (uintptr_t)from >= n)
		copy_up(to, from, n);
	else
		copy_down(to, from, n);
	return to;
}

/* Runs on: g | g0 | signal | foreign. Holds: any. Allocates: no. Blocks: no. */
EXPORT void *memset(void *to, int byte, size_t n)
{
	word w = ONES * (unsigned char)byte;
	char *p = to;
	size_t i = 0;

	if (n < WORD) {
		for (; i < n; i++) {
			HIDE(i);
			p[i] = (char)byte;
		}
		return to;
	}
	for (; n - i >= BLOCK; i += BLOCK) {
		HIDE(i);
		store(p + i, w);
		store(p + i + WORD, w);
		store(p + i + 2 * WORD, w);
		store(p + i + 3 * WORD, w);
	}
	for (; n - i >= WORD; i += WORD) {
		HIDE(i);
		store(p + i, w);
	}
	store(p + n - WORD, w);
	return to;
}

/* Runs on: g | g0 | signal | foreign. Holds: any. Allocates: no. Blocks: no. */
EXPORT int memcmp(const void *a, const void *b, size_t n)
{
	const unsigned char *p = a, *q = b;
	size_t i = 0;

	while (n - i >= WORD && load((const char *)p + i) == load((const char *)q + i))
		i += WORD;
	for (; i < n; i++)
		if (p[i] != q[i])
			return p[i] - q[i];
	return 0;
}

/*
 * An aligned word never crosses into a page that the string does not touch.
 * Runs on: g | g0 | signal | foreign. Holds: any. Allocates: no. Blocks: no.
 */
EXPORT size_t strlen(const char *s)
{
	size_t n = 0;
	word w;

	for (; (uintptr_t)(s + n) % WORD; n++)
		if (!s[n])
			return n;
	do {
		w = load(s + n);
		n += WORD;
	} while (!((w - ONES) & ~w & HIGHS));
	for (n -= WORD; s[n]; n++)
		HIDE(n);
	return n;
}
