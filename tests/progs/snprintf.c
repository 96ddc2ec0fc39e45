/*
 * Formatting to memory: every conversion, flag and length, and C99's results when it is too short.
 *
 * builds: O0=-O0
 */
#include "check.h"

static char buf[2048];

#define FORMAT(want, ...)                                                                          \
	do {                                                                                       \
		int n_ = mote_snprintf(buf, sizeof buf, __VA_ARGS__);                              \
		if (!same(buf, want) || n_ != (int)sizeof(want) - 1) {                             \
			mote_eprintf("line %d: '%s' (%d), expected '%s'\n", __LINE__, buf, n_,     \
				     want);                                                        \
			mote_exit(1);                                                              \
		}                                                                                  \
	} while (0)

static void integers(void)
{
	FORMAT("0 -1 2147483647", "%d %i %d", 0, -1, 2147483647);
	FORMAT("-2147483648", "%d", -2147483647 - 1);
	FORMAT("4294967295 ffffffff FFFFFFFF 37777777777", "%u %x %X %o", -1u, -1u, -1u, -1u);
	FORMAT("-9223372036854775808", "%ld", -0x7fffffffffffffffL - 1);
	FORMAT("18446744073709551615", "%lu", -1ul);
	FORMAT("ffffffffffffffff", "%llx", -1ull);
	FORMAT("-1 255", "%hhd %hhu", (signed char)-1, (unsigned char)255);
	FORMAT("-1 65535", "%hd %hu", (short)-1, (unsigned short)65535);
	FORMAT("5 -5 7 8", "%zu %td %jd %zd", (size_t)5, (ptrdiff_t)-5, (intmax_t)7, (ptrdiff_t)8);
	FORMAT("44 -12", "%hhd %hd", (signed char)44, (short)-12);
}

static void flags(void)
{
	FORMAT("[   42][42   ][00042]", "[%5d][%-5d][%05d]", 42, 42, 42);
	FORMAT("[+42][ 42][-42]", "[%+d][% d][%+d]", 42, 42, -42);
	FORMAT("[0x2a][0X2A][052]", "[%#x][%#X][%#o]", 42u, 42u, 42u);
	FORMAT("[0][0]", "[%#x][%#o]", 0u, 0u);
	FORMAT("[0x002a][  0x2a]", "[%#06x][%#6x]", 42u, 42u);
	FORMAT("[00042][  00042][00042  ]", "[%.5d][%7.5d][%-7.5d]", 42, 42, 42);
	FORMAT("[-00042][+00042]", "[%.5d][%+.5d]", -42, 42);
	FORMAT("[]", "[%.0d]", 0);
	FORMAT("[-0042]", "[%05d]", -42);
	FORMAT("[   42][42   ]", "[%*d][%*d]", 5, 42, -5, 42);
	FORMAT("[042]", "[%.*d]", 3, 42);
	FORMAT("[42]", "[%.*d]", -3, 42);
}

static void strings(void)
{
	FORMAT("[abc][  abc][abc  ]", "[%s][%5s][%-5s]", "abc", "abc", "abc");
	FORMAT("[ab][][   ab]", "[%.2s][%.0s][%5.2s]", "abc", "abc", "abc");
	static const char no_end[3] = {'x', 'y', 'z'};
	FORMAT("[xyz]", "[%.3s]", no_end);
	FORMAT("[c][  c][c  ]", "[%c][%3c][%-3c]", 'c', 'c', 'c');
	FORMAT("100%", "%d%%", 100);
	FORMAT("0x1234", "%p", (void *)0x1234);
	FORMAT("", "%s", "");
}

static void short_buffers(void)
{
	char b[8] = "1234567";

	CHECK_EQ(mote_snprintf(b, 4, "abcdef"), 6);
	CHECK(same(b, "abc"));
	CHECK_EQ(b[4], '5');
	CHECK_EQ(mote_snprintf(b, 1, "%d", 12345), 5);
	CHECK_EQ(b[0], 0);
	b[0] = 'x';
	CHECK_EQ(mote_snprintf(b, 0, "%d", 12345), 5);
	CHECK_EQ(b[0], 'x');
	CHECK_EQ(mote_snprintf(NULL, 0, "%100s", ""), 100);
	CHECK_EQ(mote_snprintf(b, sizeof b, "%7d", 1), 7);
	CHECK(same(b, "      1"));
	CHECK_EQ(mote_snprintf(b, sizeof b, "%8d", 1), 8);
	CHECK_EQ(b[7], 0);
}

int main(void)
{
	integers();
	flags();
	strings();
	short_buffers();
	return ok();
}
