/*
 * sha256_power8.c - the sigma functions of POWER8, by the instruction vshasigmaw.
 *
 * The schedule is made four words at a time. A round works on vectors of which element 0 counts:
 * the instruction takes vectors only, and moving to general registers costs more than it saves.
 */
#if defined(__powerpc64__)
#include "psum.h"
#include "sha256.h"

typedef uint32_t v4 __attribute__((vector_size(16)));
typedef uint8_t v16 __attribute__((vector_size(16)));
typedef uint32_t v4_any __attribute__((vector_size(16), aligned(1), may_alias));

bool sha256_power8_usable(void)
{
	return (mote_auxv(AT_HWCAP2) & PPC_FEATURE2_VEC_CRYPTO) != 0;
}

/* FIPS 180-4's functions: kind 0 those of the schedule, 1 those of a round; mask 0 or 15. */
#define SIGMA(x, kind, mask)                                                                       \
	({                                                                                         \
		v4 y_;                                                                             \
		__asm__("vshasigmaw %0,%1," #kind "," #mask : "=v"(y_) : "v"(x));                  \
		y_;                                                                                \
	})

/* Bit by bit: `yes` where the mask is set, else `no`. */
static inline v4 select(v4 mask, v4 yes, v4 no)
{
	v4 y;

	__asm__("vsel %0,%1,%2,%3" : "=v"(y) : "v"(no), "v"(yes), "v"(mask));
	return y;
}

#define ROUND(a, b, c, d, e, f, g, h, kw)                                                          \
	do {                                                                                       \
		h += SIGMA(e, 1, 15) + select(e, f, g) + (kw);                                     \
		d += h;                                                                            \
		h += SIGMA(a, 1, 0) + select(a ^ b, c, a);                                         \
	} while (0)

#define ELEMENT(x, i) __builtin_shufflevector(x, x, i, i, i, i)

/* Four rounds, after which what was a is in e, and so on. */
#define ROUNDS4(a, b, c, d, e, f, g, h, w, k)                                                      \
	do {                                                                                       \
		v4 kw_ = (w) + *(const v4_any *)(k);                                               \
		ROUND(a, b, c, d, e, f, g, h, ELEMENT(kw_, 0));                                    \
		ROUND(h, a, b, c, d, e, f, g, ELEMENT(kw_, 1));                                    \
		ROUND(g, h, a, b, c, d, e, f, ELEMENT(kw_, 2));                                    \
		ROUND(f, g, h, a, b, c, d, e, ELEMENT(kw_, 3));                                    \
	} while (0)

/* Words t to t+3 of the schedule from the sixteen before them; the last two need the first two. */
static inline v4 next_words(v4 m0, v4 m1, v4 m2, v4 m3)
{
	const v4 zero = {0};
	v4 x = m0 + SIGMA(__builtin_shufflevector(m0, m1, 1, 2, 3, 4), 0, 0) +
	       __builtin_shufflevector(m2, m3, 1, 2, 3, 4);

	x += __builtin_shufflevector(SIGMA(m3, 0, 15), zero, 2, 3, 4, 5);
	return x + __builtin_shufflevector(SIGMA(x, 0, 15), zero, 4, 5, 0, 1);
}

static inline v4 load_words(const uint8_t *p)
{
	v16 x = (v16) * (const v4_any *)p;

	return (v4)__builtin_shufflevector(x, x, 3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13,
					   12);
}

static inline v4 splat(uint32_t x)
{
	return (v4){x, x, x, x};
}

static void block_power8(uint32_t s[8], const uint8_t *p)
{
	v4 a = splat(s[0]), b = splat(s[1]), c = splat(s[2]), d = splat(s[3]);
	v4 e = splat(s[4]), f = splat(s[5]), g = splat(s[6]), h = splat(s[7]);
	v4 m0 = load_words(p), m1 = load_words(p + 16);
	v4 m2 = load_words(p + 32), m3 = load_words(p + 48);

	for (const uint32_t *k = sha256_k;; k += 16) {
		ROUNDS4(a, b, c, d, e, f, g, h, m0, k);
		ROUNDS4(e, f, g, h, a, b, c, d, m1, k + 4);
		ROUNDS4(a, b, c, d, e, f, g, h, m2, k + 8);
		ROUNDS4(e, f, g, h, a, b, c, d, m3, k + 12);
		if (k == sha256_k + 48)
			break;
		m0 = next_words(m0, m1, m2, m3);
		m1 = next_words(m1, m2, m3, m0);
		m2 = next_words(m2, m3, m0, m1);
		m3 = next_words(m3, m0, m1, m2);
	}
	s[0] += a[0];
	s[1] += b[0];
	s[2] += c[0];
	s[3] += d[0];
	s[4] += e[0];
	s[5] += f[0];
	s[6] += g[0];
	s[7] += h[0];
}

void sha256_blocks_power8(uint32_t h[8], const uint8_t *p, size_t n)
{
	for (; n > 0; n--, p += SHA256_BLOCK)
		block_power8(h, p);
}
#endif
