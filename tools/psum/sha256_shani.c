/*
 * sha256_shani.c - the SHA instructions of x86_64.
 *
 * Vectors by the compilers' own extension, so that no header of theirs is needed; "lane 0" is the
 * lowest. The instructions want the state as (f, e, b, a) and (h, g, d, c).
 */
#if defined(__x86_64__)
#include <cpuid.h>

#include "psum.h"
#include "sha256.h"

typedef int v4 __attribute__((vector_size(16)));
typedef char v16 __attribute__((vector_size(16)));
typedef int v4_any __attribute__((vector_size(16), aligned(1), may_alias));

#define SHA_CODE __attribute__((target("sha,sse4.1")))

/* Under a hypervisor each cpuid is a trip to it: some microseconds. */
bool sha256_shani_usable(void)
{
	unsigned a, b, c, d;

	return __get_cpuid(1, &a, &b, &c, &d) && (c & bit_SSSE3) && (c & bit_SSE4_1) &&
	       __get_cpuid_count(7, 0, &a, &b, &c, &d) && (b & bit_SHA);
}

/* Words t to t+3 of the schedule from the sixteen before them, m0 the oldest. */
SHA_CODE static inline v4 next_words(v4 m0, v4 m1, v4 m2, v4 m3)
{
	v4 x = __builtin_ia32_sha256msg1(m0, m1) + __builtin_shufflevector(m2, m3, 1, 2, 3, 4);

	return __builtin_ia32_sha256msg2(x, m3);
}

SHA_CODE static inline v4 load_words(const uint8_t *p)
{
	v16 x = (v16) * (const v4_any *)p;

	return (v4)__builtin_shufflevector(x, x, 3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13,
					   12);
}

/* Four rounds: s[0] holds (f, e, b, a), s[1] (h, g, d, c). */
SHA_CODE static inline void rounds4(v4 s[2], v4 w, const uint32_t *k)
{
	v4 wk = w + *(const v4_any *)k;

	s[1] = __builtin_ia32_sha256rnds2(s[1], s[0], wk);
	s[0] = __builtin_ia32_sha256rnds2(s[0], s[1], __builtin_shufflevector(wk, wk, 2, 3, 2, 3));
}

SHA_CODE void sha256_blocks_shani(uint32_t h[8], const uint8_t *p, size_t n)
{
	v4 abcd = *(v4_any *)h, efgh = *(v4_any *)(h + 4);
	v4 s[2] = {__builtin_shufflevector(efgh, abcd, 1, 0, 5, 4),
		   __builtin_shufflevector(efgh, abcd, 3, 2, 7, 6)};

	for (; n > 0; n--, p += SHA256_BLOCK) {
		v4 before0 = s[0], before1 = s[1];
		v4 m0 = load_words(p), m1 = load_words(p + 16);
		v4 m2 = load_words(p + 32), m3 = load_words(p + 48);

		for (const uint32_t *k = sha256_k;; k += 16) {
			rounds4(s, m0, k);
			rounds4(s, m1, k + 4);
			rounds4(s, m2, k + 8);
			rounds4(s, m3, k + 12);
			if (k == sha256_k + 48)
				break;
			m0 = next_words(m0, m1, m2, m3);
			m1 = next_words(m1, m2, m3, m0);
			m2 = next_words(m2, m3, m0, m1);
			m3 = next_words(m3, m0, m1, m2);
		}
		s[0] += before0;
		s[1] += before1;
	}
	*(v4_any *)h = __builtin_shufflevector(s[0], s[1], 3, 2, 7, 6);
	*(v4_any *)(h + 4) = __builtin_shufflevector(s[0], s[1], 1, 0, 5, 4);
}
#endif
