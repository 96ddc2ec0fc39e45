/*
 * Every thread that the runtime starts has every signal open, from whatever mask the thread had
 * that started it: Gs that have blocked everything start Gs, block in system calls and end with
 * their threads. At the end no thread but theirs has anything blocked.
 *
 * wrap: blocked
 * also: pinned
 */
#include "foreign.h"

#define BLOCKERS 4

static const uint64_t all = ~0ull;
static struct mote_wg done, ready, looked;
static struct mote_sema go_on;
static long bad, threads;
static int blocker[BLOCKERS];

static uint64_t mask(void)
{
	uint64_t now = 0;

	CHECK_EQ(mote_rawsyscall(SYS_rt_sigprocmask, SIG_BLOCK, NULL, &now, 8), 0);
	return now;
}

/* A thread of its own, which ends with it. */
static void ends_bound(void *arg)
{
	(void)arg;
	if (mask() != 0)
		ADD(&bad, 1);
	mote_lockosthread();
	if (mask() != 0)
		ADD(&bad, 1);
	mote_wg_done(&done);
}

static void blocks(void *arg)
{
	struct kernel_timespec ts = {0, 100000};

	(void)arg;
	if (mask() != 0)
		ADD(&bad, 1);
	mote_syscall(SYS_nanosleep, &ts, 0);
	if (mask() != 0)
		ADD(&bad, 1);
	mote_wg_done(&done);
}

/* Everything it does to start threads, it does with every signal blocked. */
static void starts(void *arg)
{
	struct kernel_timespec ts = {0, 50000};

	mote_lockosthread();
	STORE((int *)arg, (int)mote_rawsyscall(SYS_gettid));
	mote_rawsyscall(SYS_rt_sigprocmask, SIG_SETMASK, &all, NULL, 8);
	for (long i = 0; i < threads; i++) {
		mote_wg_add(&done, 2);
		CHECK_EQ(mote_go(ends_bound, NULL), 0);
		CHECK_EQ(mote_go(blocks, NULL), 0);
		mote_syscall(SYS_nanosleep, &ts, 0);
		mote_gosched();
	}
	CHECK((mask() | 1ull << (SIGKILL - 1) | 1ull << (SIGSTOP - 1)) == all || emulated());
	mote_wg_done(&ready);
	mote_semacquire(&go_on);
	mote_wg_done(&looked);
}

static long number_after(const char *text, const char *name, int base)
{
	long value = 0;

	for (; *text; text++) {
		const char *t = text, *n = name;
		while (*n && *t == *n)
			t++, n++;
		if (*n)
			continue;
		while (*t == ' ' || *t == '\t')
			t++;
		for (;; t++) {
			int digit = *t >= '0' && *t <= '9'   ? *t - '0'
				    : *t >= 'a' && *t <= 'f' ? *t - 'a' + 10
							     : 99;
			if (digit >= base)
				return value;
			value = value * base + digit;
		}
	}
	return -1;
}

static bool is_blocker(long tid)
{
	for (int i = 0; i < BLOCKERS; i++)
		if (blocker[i] == tid)
			return true;
	return false;
}

/* It is gone a little later, or has nothing blocked any more: threads begin so, too. */
static bool ends(const char *path)
{
	static char text[8192];

	for (int i = 0; i < 1000; i++) {
		if (slurp(path, text, sizeof text) <= 0 || number_after(text, "SigBlk:", 16) == 0)
			return true;
		nap(MS);
	}
	return false;
}

static void look_at(const char *tid)
{
	static char text[8192], path[64];

	mote_snprintf(path, sizeof path, "/proc/self/task/%s/status", tid);
	if (slurp(path, text, sizeof text) <= 0)
		return; /* it has ended meanwhile */
	long blocked = number_after(text, "SigBlk:", 16);
	/* A thread that ends has everything blocked. */
	if (blocked == 0 || is_blocker(number_after(text, "\nPid:", 10)) || ends(path))
		return;
	mote_eprintf("task %s has blocked %lx\n%s", tid, blocked, text);
	mote_exit(1);
}

/* Each task of the process; an emulator has some of its own, and masks of its own. */
static void look_at_all(void)
{
	static char entries[32768];
	long fd = mote_rawsyscall(SYS_openat, -100, "/proc/self/task", O_RDONLY | O_DIRECTORY, 0);
	long n, tasks = 0;

	CHECK(fd >= 0);
	while ((n = mote_rawsyscall(SYS_getdents64, fd, entries, sizeof entries)) > 0) {
		for (long at = 0; at < n;) {
			const char *e = entries + at;
			at += *(const uint16_t *)(e + 16);
			if (e[19] == '.')
				continue;
			look_at(e + 19);
			tasks++;
		}
	}
	CHECK(tasks > BLOCKERS);
	mote_rawsyscall(SYS_close, fd);
}

int main(void)
{
	threads = scale(60, 30, 3000);
	mote_procs(4);
	mote_wg_add(&ready, BLOCKERS);
	mote_wg_add(&looked, BLOCKERS);
	for (int i = 0; i < BLOCKERS; i++)
		CHECK_EQ(mote_go(starts, &blocker[i]), 0);
	mote_wg_wait(&ready);
	mote_wg_wait(&done);
	CHECK_EQ(bad, 0);
	if (!emulated())
		look_at_all();
	for (int i = 0; i < BLOCKERS; i++)
		mote_semrelease(&go_on);
	mote_wg_wait(&looked);
	return ok();
}
