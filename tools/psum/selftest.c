/*
 * selftest.c - a program that tests the SHA-256 variants: known sums, then each variant that the
 * CPU can run against the plain one, for every length and cut of some text. Exit status 0: well.
 */
#include "psum.h"

#define LENGTHS 300

static const struct {
	const char *text;
	int repeats;
	uint8_t sum[SHA256_BYTES];
} known[] = {
	{"", 1, {0xe3, 0xb0, 0xc4, 0x42, 0x98, 0xfc, 0x1c, 0x14, 0x9a, 0xfb, 0xf4,
		 0xc8, 0x99, 0x6f, 0xb9, 0x24, 0x27, 0xae, 0x41, 0xe4, 0x64, 0x9b,
		 0x93, 0x4c, 0xa4, 0x95, 0x99, 0x1b, 0x78, 0x52, 0xb8, 0x55}},
	{"abc", 1, {0xba, 0x78, 0x16, 0xbf, 0x8f, 0x01, 0xcf, 0xea, 0x41, 0x41, 0x40,
		    0xde, 0x5d, 0xae, 0x22, 0x23, 0xb0, 0x03, 0x61, 0xa3, 0x96, 0x17,
		    0x7a, 0x9c, 0xb4, 0x10, 0xff, 0x61, 0xf2, 0x00, 0x15, 0xad}},
	{"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
	 1,
	 {0x24, 0x8d, 0x6a, 0x61, 0xd2, 0x06, 0x38, 0xb8, 0xe5, 0xc0, 0x26,
	  0x93, 0x0c, 0x3e, 0x60, 0x39, 0xa3, 0x3c, 0xe4, 0x59, 0x64, 0xff,
	  0x21, 0x67, 0xf6, 0xec, 0xed, 0xd4, 0x19, 0xdb, 0x06, 0xc1}},
	{"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", /* 50: a million in all */
	 20000,
	 {0xcd, 0xc7, 0x6e, 0x5c, 0x99, 0x14, 0xfb, 0x92, 0x81, 0xa1, 0xc7,
	  0xe2, 0x84, 0xd7, 0x3e, 0x67, 0xf1, 0x80, 0x9a, 0x48, 0xa4, 0x97,
	  0x20, 0x0e, 0x04, 0x6d, 0x39, 0xcc, 0xc7, 0x11, 0x2c, 0xd0}},
};

static int failures;

static void test_known(const struct sha256_variant *v)
{
	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
		uint8_t sum[SHA256_BYTES];
		struct sha256 sha;

		sha256_init(&sha);
		for (int n = 0; n < known[i].repeats; n++)
			sha256_update(&sha, v->blocks, known[i].text, strlen(known[i].text));
		sha256_final(&sha, v->blocks, sum);
		if (memcmp(sum, known[i].sum, sizeof sum) == 0)
			continue;
		mote_printf("%s: known sum %d is wrong\n", v->name, (int)i);
		failures++;
	}
}

/* The sum of `n` bytes, fed in pieces of `cut` at most. */
static void sum_cut(sha256_blocks *blocks, const uint8_t *p, size_t n, size_t cut, uint8_t *sum)
{
	struct sha256 sha;

	sha256_init(&sha);
	while (n > 0) {
		size_t part = n < cut ? n : cut;

		sha256_update(&sha, blocks, p, part);
		p += part;
		n -= part;
	}
	sha256_final(&sha, blocks, sum);
}

static void test_lengths(const struct sha256_variant *v)
{
	static const size_t cuts[] = {LENGTHS, 1, 55, 63, 64, 65, 128};
	static uint8_t text[LENGTHS + 1];
	uint8_t want[SHA256_BYTES], got[SHA256_BYTES];
	uint32_t random = 1;

	for (size_t i = 0; i < sizeof text; i++) {
		random = random * 1103515245 + 12345;
		text[i] = random >> 16;
	}
	for (size_t n = 0; n <= LENGTHS; n++)
		for (size_t i = 0; i < sizeof cuts / sizeof cuts[0]; i++) {
			const uint8_t *p = text + n % 2 * (n < LENGTHS);

			sum_cut(sha256_blocks_plain, p, n, LENGTHS, want);
			sum_cut(v->blocks, p, n, cuts[i], got);
			if (memcmp(want, got, sizeof got) == 0)
				continue;
			mote_printf("%s: %d bytes by %d: differs from the plain variant\n", v->name,
				    (int)n, (int)cuts[i]);
			failures++;
		}
}

int main(void)
{
	for (size_t i = 0; i < sha256_nvariants; i++) {
		const struct sha256_variant *v = &sha256_variants[i];

		if (!v->usable()) {
			mote_printf("%s: not on this CPU\n", v->name);
			continue;
		}
		test_known(v);
		test_lengths(v);
		mote_printf("%s: %s\n", v->name, failures == 0 ? "right" : "WRONG");
	}
	return failures != 0;
}
