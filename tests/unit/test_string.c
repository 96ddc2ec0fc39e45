/* memcpy and its like against the C library's, at every alignment, with every small overlap. */
#include <criterion/criterion.h>
#include <string.h>

#include "tests/unit/shim.h"

#define memcpy unit_memcpy
#define memmove unit_memmove
#define memset unit_memset
#define memcmp unit_memcmp
#define strlen unit_strlen
#include "runtime/base/string.c"
#undef memcpy
#undef memmove
#undef memset
#undef memcmp
#undef strlen

#define AREA 256
#define LONGEST 100

static void fill(char *p)
{
	for (int i = 0; i < AREA; i++)
		p[i] = (char)(i * 7 + 1);
}

Test(string, copy)
{
	char from[AREA], want[AREA], got[AREA];

	fill(from);
	for (int a = 0; a < 16; a++)
		for (int b = 0; b < 16; b++)
			for (int n = 0; n <= LONGEST; n++) {
				memset(want, '~', AREA);
				memset(got, '~', AREA);
				memcpy(want + a, from + b, n);
				cr_assert_eq(unit_memcpy(got + a, from + b, n), got + a);
				cr_assert_eq(memcmp(want, got, AREA), 0, "%d %d %d", a, b, n);
			}
}

Test(string, move)
{
	char want[AREA], got[AREA];

	for (int a = 0; a < 80; a++)
		for (int b = 0; b < 80; b++)
			for (int n = 0; n <= LONGEST; n++) {
				fill(want);
				fill(got);
				memmove(want + a, want + b, n);
				unit_memmove(got + a, got + b, n);
				if (memcmp(want, got, AREA))
					cr_assert_fail("to %d from %d length %d", a, b, n);
			}
}

Test(string, set)
{
	char want[AREA], got[AREA];

	for (int a = 0; a < 16; a++)
		for (int n = 0; n <= LONGEST; n++)
			for (int byte = -1; byte < 0x1ff; byte += 0x80) {
				memset(want, '~', AREA);
				memset(got, '~', AREA);
				memset(want + a, byte, n);
				cr_assert_eq(unit_memset(got + a, byte, n), got + a);
				cr_assert_eq(memcmp(want, got, AREA), 0, "%d %d", a, n);
			}
}

static int sign(int n)
{
	return (n > 0) - (n < 0);
}

Test(string, compare)
{
	char p[AREA], q[AREA];

	for (int a = 0; a < 8; a++)
		for (int n = 0; n < 40; n++)
			for (int at = 0; at <= n; at++)
				for (int c = 0; c < 256; c += 51) {
					fill(p);
					memmove(q + a, p, n + 1);
					q[a + at] = (char)c;
					cr_assert_eq(sign(unit_memcmp(p, q + a, n)),
						     sign(memcmp(p, q + a, n)));
				}
}

/* No byte outside the areas is touched. */
Test(string, guards)
{
	for (size_t n = 0; n <= LONGEST; n++) {
		char *back = guarded(n, 'a'), *front = guarded_front(n, 'a');

		unit_memcpy(back, front, n);
		unit_memcpy(front, back, n);
		unit_memmove(back, front, n);
		unit_memmove(front, back, n);
		unit_memset(front, 'a', n);
		unit_memset(back, 'a', n);
		cr_assert_eq(unit_memcmp(front, back, n), 0);
		if (n) {
			back[n - 1] = 0;
			cr_assert_eq(unit_strlen(back), n - 1);
		}
	}
}

Test(string, length)
{
	char s[AREA];

	for (int a = 0; a < 16; a++)
		for (int n = 0; n < LONGEST; n++) {
			memset(s, '\x80' + n, AREA);
			memset(s, 1, a);
			s[a + n] = 0;
			cr_assert_eq(unit_strlen(s + a), strlen(s + a));
		}
}
