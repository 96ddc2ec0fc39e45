/*
 * A static-pie program: pointers are relocated, what they stood in is read-only afterwards, no page
 * is both writable and executable, the stack is not executable.
 *
 * build: -static-pie
 * builds: O0=-O0
 * also: 64k
 */
#include "check.h"

static int a, b;
static int *const table[] = {&a, &b, &a};
static const char *const names[] = {"zero", "one", "two"};
static int *writable[] = {&b, &a};

static char text[1 << 16];

/* The permissions of the map that holds an address: "rwx" as bits 4, 2, 1; -1 when none does. */
static int permissions(const void *p)
{
	const char *l = text;

	while (*l) {
		unsigned long lo = 0, hi = 0;
		for (; *l != '-'; l++)
			lo = lo * 16 + (*l <= '9' ? *l - '0' : *l - 'a' + 10);
		for (l++; *l != ' '; l++)
			hi = hi * 16 + (*l <= '9' ? *l - '0' : *l - 'a' + 10);
		int bits = (l[1] == 'r') * 4 + (l[2] == 'w') * 2 + (l[3] == 'x');
		CHECK((bits & 3) != 3);
		if ((unsigned long)p >= lo && (unsigned long)p < hi)
			return bits;
		while (*l && *l++ != '\n')
			;
	}
	return -1;
}

int main(void)
{
	int *const *volatile t = table;
	int here;

	CHECK(t[0] == &a && t[1] == &b && t[2] == &a);
	CHECK(same(names[1], "one"));
	CHECK(writable[0] == &b);
	writable[0] = &a;
	if (slurp("/proc/self/maps", text, sizeof text) <= 0)
		return ok();
	permissions((void *)-1L);
	CHECK_EQ(permissions((void *)table), 4);
	CHECK_EQ(permissions((void *)names), 4);
	CHECK_EQ(permissions(writable), 6);
	CHECK_EQ(permissions(&a), 6);
	CHECK_EQ(permissions((void *)(unsigned long)permissions), 5);
	/* qemu with larger pages than the machine's leaves the stack out. */
	CHECK(permissions(&here) == 6 || emulated());
	return ok();
}
