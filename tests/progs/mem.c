/*
 * memcpy, memmove, memset, memcmp, strlen at every small length and offset.
 *
 * builds: O0=-O0 O3=-O3
 */
#include "check.h"

void *memcpy(void *, const void *, size_t);
void *memmove(void *, const void *, size_t);
void *memset(void *, int, size_t);
int memcmp(const void *, const void *, size_t);
size_t strlen(const char *);

static unsigned char a[512], b[512];

static void fill(void)
{
	for (int i = 0; i < COUNT(a); i++) {
		a[i] = i * 7 + 1;
		b[i] = i * 11 + 3;
	}
}

static void copies(int to, int from, int n)
{
	fill();
	CHECK(memcpy(b + to, a + from, n) == b + to);
	for (int i = 0; i < COUNT(b); i++) {
		bool in = i >= to && i < to + n;
		CHECK_EQ(b[i], (unsigned char)(in ? (i - to + from) * 7 + 1 : i * 11 + 3));
	}
}

static void moves(int to, int from, int n)
{
	fill();
	CHECK(memmove(a + to, a + from, n) == a + to);
	for (int i = 0; i < COUNT(a); i++) {
		bool in = i >= to && i < to + n;
		CHECK_EQ(a[i], (unsigned char)((in ? i - to + from : i) * 7 + 1));
	}
}

static void sets(int to, int n)
{
	fill();
	CHECK(memset(a + to, 0x1a5, n) == a + to);
	for (int i = 0; i < COUNT(a); i++)
		CHECK_EQ(a[i], i >= to && i < to + n ? 0xa5 : (unsigned char)(i * 7 + 1));
}

static void compares(int n)
{
	fill();
	memcpy(b, a, sizeof a);
	CHECK_EQ(memcmp(a, b, n), 0);
	for (int i = 0; i < n; i++) {
		b[i] = a[i] + 1;
		CHECK((memcmp(a, b, n) < 0) == (a[i] < b[i]));
		CHECK(memcmp(a, b, n) != 0);
		CHECK_EQ(memcmp(a, b, i), 0);
		b[i] = a[i];
	}
}

int main(void)
{
	static const int far[] = {63, 64, 65, 127, 128, 200};

	for (int n = 0; n <= 34; n++) {
		for (int off = 0; off < 9; off++) {
			copies(100 + off, 50, n);
			copies(100, 50 + off, n);
			moves(100 + off, 100, n);
			moves(100, 100 + off, n);
			sets(100 + off, n);
		}
		compares(n);
	}
	for (int i = 0; i < COUNT(far); i++) {
		copies(3, 1, far[i]);
		moves(3, 1, far[i]);
		moves(1, 3, far[i]);
		sets(5, far[i]);
	}
	for (int n = 0; n < 40; n++) {
		memset(a, 'x', sizeof a);
		a[n + 3] = 0;
		CHECK_EQ(strlen((char *)a + 3), n);
	}
	return ok();
}
