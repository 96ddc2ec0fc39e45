/* What the compiler can be told, and the arithmetic of addresses. */
#ifndef RUNTIME_BASE_COMPILER_H
#define RUNTIME_BASE_COMPILER_H

#include <stddef.h>
#include <stdint.h>

#define likely(x) __builtin_expect(!!(x), 1)
#define unlikely(x) __builtin_expect(!!(x), 0)
#define noinline __attribute__((noinline))
#define always_inline __attribute__((always_inline)) inline
#define ARRAY_LEN(a) (sizeof(a) / sizeof((a)[0]))
#define MIN(a, b) ((a) < (b) ? (a) : (b)) /* one of them twice */
#define CACHE_LINE 64

#define container_of(ptr, type, member) ((type *)((char *)(ptr)-offsetof(type, member)))

/* `to` is a power of two. */
static inline uintptr_t round_up(uintptr_t n, uintptr_t to)
{
	return (n + to - 1) & ~(to - 1);
}

static inline uintptr_t round_down(uintptr_t n, uintptr_t to)
{
	return n & ~(to - 1);
}

#endif
