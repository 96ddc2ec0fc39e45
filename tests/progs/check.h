/* What the test programs share. Only what a program uses of it is linked. */
#ifndef CHECK_H
#define CHECK_H

#include "mote.h"

#define COUNT(a) ((int)(sizeof(a) / sizeof *(a)))
#define MS 1000000L
#define SECOND 1000000000L

#define LOAD(p) __atomic_load_n((p), __ATOMIC_SEQ_CST)
#define STORE(p, v) __atomic_store_n((p), (v), __ATOMIC_SEQ_CST)
#define ADD(p, v) __atomic_add_fetch((p), (v), __ATOMIC_SEQ_CST)
#define SWAP(p, v) __atomic_exchange_n((p), (v), __ATOMIC_SEQ_CST)

#define CHECK(c) ((c) ? (void)0 : check_failed(__FILE__, __LINE__, #c))
#define CHECK_EQ(a, b) check_equal((long)(a), (long)(b), __FILE__, __LINE__, #a, #b)

/* Lets the others go on until the condition holds. */
#define WAIT_FOR(c)                                                                                \
	do {                                                                                       \
		while (!(c))                                                                       \
			mote_gosched();                                                            \
	} while (0)

static inline void check_failed(const char *file, int line, const char *what)
{
	mote_eprintf("%s:%d: false: %s\n", file, line, what);
	mote_exit(1);
}

static inline void check_equal(long a, long b, const char *file, int line, const char *as,
			       const char *bs)
{
	if (a == b)
		return;
	mote_eprintf("%s:%d: %s is %ld, %s is %ld\n", file, line, as, a, bs, b);
	mote_exit(1);
}

/* The last word of a program that has found all as it should be. */
static inline int ok(void)
{
	mote_printf("ok\n");
	return 0;
}

/* How much to do: in an ordinary run, under an emulator or on one CPU, in a stress run. */
static inline long scale(long plain, long slow, long big)
{
	if (mote_getenv("MOTE_BIG"))
		return big;
	return mote_getenv("MOTE_SHORT") ? slow : plain;
}

static inline bool emulated(void)
{
	return mote_getenv("MOTE_EMULATED") != NULL;
}

/* The next of a sequence of random numbers, 31 bits. */
static inline long rnd(uint64_t *seed)
{
	*seed = *seed * 6364136223846793005u + 1442695040888963407u;
	return (long)(*seed >> 33);
}

/* With one slot: the others have gone on for as long as they can. */
static inline void settle(void)
{
	for (int i = 0; i < 8; i++)
		mote_gosched();
}

static inline void go(void (*fn)(void *), void *arg)
{
	CHECK_EQ(mote_go(fn, arg), 0);
}

static inline struct mote_chan *make_chan(size_t elem, size_t cap)
{
	struct mote_chan *c = mote_chan_make(elem, cap);

	CHECK(c);
	return c;
}

static inline struct mote_case send_case(struct mote_chan *c, void *value)
{
	return (struct mote_case){c, MOTE_SEND, value, false};
}

static inline struct mote_case recv_case(struct mote_chan *c, void *value)
{
	return (struct mote_case){c, MOTE_RECV, value, false};
}

#define POISON 0xa5a5a5a5a5a5a5a5u

/*
 * Takes blocks that have just been freed, of this size, again, and fills them with POISON; one that
 * is not found becomes NULL. What the allocator gives instead is kept: the next search is short.
 */
static inline void take_again(uint64_t **blocks, int n, size_t size)
{
	static void *kept[4096];
	static int nkept;
	int left = n;

	for (int tries = 0; left > 0 && tries < 400; tries++) {
		uint64_t *p = mote_alloc(size);
		int i = 0;
		while (i < n && blocks[i] != p)
			i++;
		if (i < n) {
			for (size_t k = 0; k < size / sizeof *p; k++)
				p[k] = POISON;
			left--;
			blocks[i] = (uint64_t *)((uintptr_t)p | 1);
			continue;
		}
		while (nkept == COUNT(kept) || (tries == 0 && nkept > COUNT(kept) - 400))
			mote_free(kept[--nkept]);
		kept[nkept++] = p;
	}
	for (int i = 0; i < n; i++) {
		uintptr_t p = (uintptr_t)blocks[i];
		blocks[i] = p & 1 ? (uint64_t *)(p - 1) : NULL;
	}
}

/* They are as take_again has left them; gives them back. */
static inline void still_poisoned(uint64_t **blocks, int n, size_t size)
{
	for (int i = 0; i < n; i++) {
		for (size_t k = 0; blocks[i] && k < size / sizeof *blocks[i]; k++)
			CHECK(blocks[i][k] == POISON);
		mote_free(blocks[i]);
	}
}

/* What an allocation must ask for to take the place of such a channel. */
static inline size_t chan_size(size_t elem, size_t cap)
{
	for (size_t size = 32; size < 8192; size += 16) {
		uint64_t *block = (uint64_t *)make_chan(elem, cap);
		mote_chan_free((struct mote_chan *)block);
		take_again(&block, 1, size);
		mote_free(block);
		if (block)
			return size;
	}
	CHECK(!"the size of a channel");
	return 0;
}

/* The processor time that the process has used. */
static inline int64_t cpu_time(void)
{
	struct kernel_timespec ts;

	CHECK_EQ(mote_rawsyscall(SYS_clock_gettime, CLOCK_PROCESS_CPUTIME_ID, &ts), 0);
	return ts.tv_sec * SECOND + ts.tv_nsec;
}

static inline void make_pipe(int fd[2])
{
	CHECK_EQ(mote_rawsyscall(SYS_pipe2, fd, 0), 0);
}

static inline bool same(const char *a, const char *b)
{
	while (*a && *a == *b)
		a++, b++;
	return *a == *b;
}

/* A whole file of /proc as a string; its length, or -errno. */
static inline long slurp(const char *path, char *text, size_t size)
{
	long fd = mote_rawsyscall(SYS_openat, -100, path, 0, 0), n = 0, all = 0;

	if (fd < 0)
		return fd;
	while ((n = mote_rawsyscall(SYS_read, fd, text + all, size - 1 - all)) > 0)
		all += n;
	text[all] = 0;
	mote_rawsyscall(SYS_close, fd);
	return n < 0 ? n : all;
}

/* The number behind a name in /proc/self/status; -1 when it is not there. */
static inline long status_value(const char *name)
{
	static char text[8192];
	long value = 0;

	if (slurp("/proc/self/status", text, sizeof text) < 0)
		return -1;
	for (char *p = text; *p; p++) {
		const char *n = name, *q = p;
		while (*n && *n == *q)
			n++, q++;
		if (*n || *q != ':' || (p != text && p[-1] != '\n'))
			continue;
		for (q++; *q == ' ' || *q == '\t'; q++)
			;
		for (; *q >= '0' && *q <= '9'; q++)
			value = value * 10 + *q - '0';
		return value;
	}
	return -1;
}

#endif
