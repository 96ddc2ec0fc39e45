/*
 * sha256_armv8.c - the SHA-256 instructions of ARMv8's cryptographic extension.
 *
 * By asm: clang 14 has the intrinsics only where the whole file is compiled for such a CPU.
 */
#if defined(__aarch64__)
#include <arm_neon.h>

#include "psum.h"
#include "sha256.h"

#define SHA2 ".arch_extension sha2\n\t"

bool sha256_armv8_usable(void)
{
	return (mote_auxv(AT_HWCAP) & HWCAP_SHA2) != 0;
}

/* Four rounds: s[0] holds (a, b, c, d), s[1] (e, f, g, h). */
static inline void rounds4(uint32x4_t s[2], uint32x4_t w, const uint32_t *k)
{
	uint32x4_t wk = vaddq_u32(w, vld1q_u32(k)), abcd = s[0];

	__asm__(SHA2 "sha256h %q0, %q1, %2.4s" : "+w"(s[0]) : "w"(s[1]), "w"(wk));
	__asm__(SHA2 "sha256h2 %q0, %q1, %2.4s" : "+w"(s[1]) : "w"(abcd), "w"(wk));
}

/* Words t to t+3 of the schedule from the sixteen before them, m0 the oldest. */
static inline uint32x4_t next_words(uint32x4_t m0, uint32x4_t m1, uint32x4_t m2, uint32x4_t m3)
{
	__asm__(SHA2 "sha256su0 %0.4s, %1.4s" : "+w"(m0) : "w"(m1));
	__asm__(SHA2 "sha256su1 %0.4s, %1.4s, %2.4s" : "+w"(m0) : "w"(m2), "w"(m3));
	return m0;
}

static inline uint32x4_t load_words(const uint8_t *p)
{
	return vreinterpretq_u32_u8(vrev32q_u8(vld1q_u8(p)));
}

void sha256_blocks_armv8(uint32_t h[8], const uint8_t *p, size_t n)
{
	uint32x4_t s[2] = {vld1q_u32(h), vld1q_u32(h + 4)};

	for (; n > 0; n--, p += SHA256_BLOCK) {
		uint32x4_t before0 = s[0], before1 = s[1];
		uint32x4_t m0 = load_words(p), m1 = load_words(p + 16);
		uint32x4_t m2 = load_words(p + 32), m3 = load_words(p + 48);

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
		s[0] = vaddq_u32(s[0], before0);
		s[1] = vaddq_u32(s[1], before1);
	}
	vst1q_u32(h, s[0]);
	vst1q_u32(h + 4, s[1]);
}
#endif
