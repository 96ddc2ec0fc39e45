/* sha256.h - SHA-256 (FIPS 180-4), by the fastest of the variants that the CPU can run. */
#ifndef PSUM_SHA256_H
#define PSUM_SHA256_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define SHA256_BLOCK 64
#define SHA256_BYTES 32

/* Feeds `n` whole blocks at `p` into the state `h`. */
typedef void sha256_blocks(uint32_t h[8], const uint8_t *p, size_t n);

struct sha256_variant {
	const char *name;
	bool (*usable)(void);
	sha256_blocks *blocks;
};

struct sha256 {
	uint32_t h[8];
	uint64_t bytes;
	uint8_t rest[SHA256_BLOCK]; /* bytes % SHA256_BLOCK of these wait for more */
};

/* Every variant built for this architecture, best first; the last one is the plain one. */
extern const struct sha256_variant sha256_variants[];
extern const size_t sha256_nvariants;

/* The round constants, one set for all variants. */
extern const uint32_t sha256_k[64];

sha256_blocks sha256_blocks_plain;
#if defined(__x86_64__)
bool sha256_shani_usable(void);
sha256_blocks sha256_blocks_shani;
#elif defined(__aarch64__)
bool sha256_armv8_usable(void);
sha256_blocks sha256_blocks_armv8;
#elif defined(__powerpc64__)
bool sha256_power8_usable(void);
sha256_blocks sha256_blocks_power8;
#endif

/* The first usable variant. Asking the CPU may be slow: to be called once. */
const struct sha256_variant *sha256_pick(void);

void sha256_init(struct sha256 *s);
void sha256_update(struct sha256 *s, sha256_blocks *blocks, const void *data, size_t n);
void sha256_final(struct sha256 *s, sha256_blocks *blocks, uint8_t sum[SHA256_BYTES]);

#endif
