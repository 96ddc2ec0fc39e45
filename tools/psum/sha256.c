/* sha256.c - padding, the choice of a variant, and the plain variant. */
#include "psum.h"
#include "sha256.h"

const uint32_t sha256_k[64] __attribute__((aligned(16))) = {
	0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4,
	0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe,
	0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f,
	0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7,
	0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc,
	0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b,
	0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116,
	0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
	0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
	0xc67178f2,
};

static bool plain_usable(void)
{
	return true;
}

const struct sha256_variant sha256_variants[] = {
#if defined(__x86_64__)
	{"sha-ni", sha256_shani_usable, sha256_blocks_shani},
#elif defined(__aarch64__)
	{"armv8-sha2", sha256_armv8_usable, sha256_blocks_armv8},
#elif defined(__powerpc64__)
	{"power8-sha", sha256_power8_usable, sha256_blocks_power8},
#endif
	{"plain", plain_usable, sha256_blocks_plain},
};
const size_t sha256_nvariants = sizeof sha256_variants / sizeof sha256_variants[0];

const struct sha256_variant *sha256_pick(void)
{
	const struct sha256_variant *v = sha256_variants;

	while (!v->usable())
		v++;
	return v;
}

static uint32_t ror(uint32_t x, int n)
{
	return x >> n | x << (32 - n);
}

static uint32_t load_be32(const uint8_t *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

static void store_be32(uint8_t *p, uint32_t x)
{
	p[0] = x >> 24;
	p[1] = x >> 16;
	p[2] = x >> 8;
	p[3] = x;
}

/* The schedule's word i (mod 16), sixteen rounds on. */
static inline uint32_t next_word(uint32_t w[16], int i)
{
	uint32_t w15 = w[(i + 1) & 15], w2 = w[(i + 14) & 15];

	w[i] += (ror(w15, 7) ^ ror(w15, 18) ^ w15 >> 3) + w[(i + 9) & 15] +
		(ror(w2, 17) ^ ror(w2, 19) ^ w2 >> 10);
	return w[i];
}

/* One round; the caller renames the variables instead of moving them. */
#define ROUND(a, b, c, d, e, f, g, h, kw)                                                          \
	do {                                                                                       \
		h += (ror(e, 6) ^ ror(e, 11) ^ ror(e, 25)) + (g ^ (e & (f ^ g))) + (kw);           \
		d += h;                                                                            \
		h += (ror(a, 2) ^ ror(a, 13) ^ ror(a, 22)) + ((a & b) | (c & (a | b)));            \
	} while (0)

#define ROUNDS8(i, W)                                                                              \
	do {                                                                                       \
		ROUND(a, b, c, d, e, f, g, h, k[i] + W(i));                                        \
		ROUND(h, a, b, c, d, e, f, g, k[i + 1] + W(i + 1));                                \
		ROUND(g, h, a, b, c, d, e, f, k[i + 2] + W(i + 2));                                \
		ROUND(f, g, h, a, b, c, d, e, k[i + 3] + W(i + 3));                                \
		ROUND(e, f, g, h, a, b, c, d, k[i + 4] + W(i + 4));                                \
		ROUND(d, e, f, g, h, a, b, c, k[i + 5] + W(i + 5));                                \
		ROUND(c, d, e, f, g, h, a, b, k[i + 6] + W(i + 6));                                \
		ROUND(b, c, d, e, f, g, h, a, k[i + 7] + W(i + 7));                                \
	} while (0)

#define FIRST_WORD(i) (w[i] = load_be32(p + 4 * (i)))
#define NEXT_WORD(i) next_word(w, i)

static void block_plain(uint32_t s[8], const uint8_t *p)
{
	uint32_t a = s[0], b = s[1], c = s[2], d = s[3], e = s[4], f = s[5], g = s[6], h = s[7];
	const uint32_t *k = sha256_k;
	uint32_t w[16];

	ROUNDS8(0, FIRST_WORD);
	ROUNDS8(8, FIRST_WORD);
	for (int pass = 1; pass < 4; pass++) {
		k += 16;
		ROUNDS8(0, NEXT_WORD);
		ROUNDS8(8, NEXT_WORD);
	}
	s[0] += a;
	s[1] += b;
	s[2] += c;
	s[3] += d;
	s[4] += e;
	s[5] += f;
	s[6] += g;
	s[7] += h;
}

void sha256_blocks_plain(uint32_t h[8], const uint8_t *p, size_t n)
{
	for (; n > 0; n--, p += SHA256_BLOCK)
		block_plain(h, p);
}

void sha256_init(struct sha256 *s)
{
	static const uint32_t start[8] = {
		0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
		0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
	};

	memcpy(s->h, start, sizeof start);
	s->bytes = 0;
}

void sha256_update(struct sha256 *s, sha256_blocks *blocks, const void *data, size_t n)
{
	const uint8_t *p = data;
	size_t have = s->bytes % SHA256_BLOCK;

	s->bytes += n;
	if (have > 0 && have + n >= SHA256_BLOCK) {
		memcpy(s->rest + have, p, SHA256_BLOCK - have);
		blocks(s->h, s->rest, 1);
		p += SHA256_BLOCK - have;
		n -= SHA256_BLOCK - have;
		have = 0;
	}
	if (have == 0 && n >= SHA256_BLOCK) {
		blocks(s->h, p, n / SHA256_BLOCK);
		p += n - n % SHA256_BLOCK;
		n %= SHA256_BLOCK;
	}
	memcpy(s->rest + have, p, n);
}

void sha256_final(struct sha256 *s, sha256_blocks *blocks, uint8_t sum[SHA256_BYTES])
{
	uint8_t pad[2 * SHA256_BLOCK] = {0};
	size_t have = s->bytes % SHA256_BLOCK;
	size_t n = have < 56 ? 1 : 2;
	uint64_t bits = s->bytes * 8;

	memcpy(pad, s->rest, have);
	pad[have] = 0x80;
	store_be32(pad + n * SHA256_BLOCK - 8, bits >> 32);
	store_be32(pad + n * SHA256_BLOCK - 4, bits);
	blocks(s->h, pad, n);
	for (int i = 0; i < 8; i++)
		store_be32(sum + 4 * i, s->h[i]);
}
