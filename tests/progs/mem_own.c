/*
 * A program may bring its own memcpy and strlen: the archive's are weak.
 */
#include "check.h"

static int own;

__attribute__((noinline, used)) void *memcpy(void *to, const void *from, size_t n)
{
	volatile char *t = to;
	const volatile char *f = from;

	own++;
	while (n--)
		*t++ = *f++;
	return to;
}

__attribute__((noinline, used)) size_t strlen(const char *s)
{
	const volatile char *p = s;

	while (*p)
		p++;
	own++;
	return p - s;
}

int main(void)
{
	static char from[100] = "abc", to[100];
	void *(*volatile copy)(void *, const void *, size_t) = memcpy;

	copy(to, from, sizeof to);
	CHECK(own > 0);
	CHECK(same(to, "abc"));
	return ok();
}
