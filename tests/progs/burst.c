/*
 * After a burst of Gs that used their stacks the memory goes back to the kernel, and so do the
 * threads that a burst of system calls made.
 *
 * archs: native
 * time-limit: 60
 */
#include "check.h"

static struct mote_sema go_on;
static long parked;
static int entered, fd[2];

static void uses_stack(void *arg)
{
	volatile char room[32 * 1024];

	(void)arg;
	for (int i = 0; i < COUNT(room); i += 1024)
		room[i] = 1;
	__asm__ volatile("" : : "r"(room) : "memory");
	ADD(&parked, 1);
	mote_semacquire(&go_on);
}

static void reads(void *arg)
{
	char c;

	(void)arg;
	ADD(&entered, 1);
	CHECK_EQ(mote_syscall(SYS_read, fd[0], &c, 1), 1);
}

/* Waits until a value of /proc/self/status is at most `most`. */
static void falls(const char *name, long most)
{
	long now = 0;

	for (int i = 0; i < 400; i++) {
		now = status_value(name);
		if (now <= most)
			return;
		mote_sleep(100 * MS);
	}
	mote_eprintf("%s stays at %ld, expected at most %ld\n", name, now, most);
	mote_exit(1);
}

static void gs(void)
{
	long before = status_value("VmRSS"), n = scale(10000, 1000, 100000);

	for (long i = 0; i < n; i++)
		CHECK_EQ(mote_go(uses_stack, 0), 0);
	WAIT_FOR(LOAD(&parked) == n);
	long full = status_value("VmRSS");
	CHECK(full - before > n * 24);
	for (long i = 0; i < n; i++)
		mote_semrelease(&go_on);
	WAIT_FOR(mote_numg() == 1);
	falls("VmRSS", before + (full - before) / 8);
}

static void threads(void)
{
	char byte[200] = "";
	long before = status_value("Threads");

	make_pipe(fd);
	for (int i = 0; i < COUNT(byte); i++)
		CHECK_EQ(mote_go(reads, 0), 0);
	WAIT_FOR(LOAD(&entered) == COUNT(byte) &&
		 status_value("Threads") > before + COUNT(byte) / 2);
	CHECK_EQ(mote_rawsyscall(SYS_write, fd[1], byte, COUNT(byte)), COUNT(byte));
	WAIT_FOR(mote_numg() == 1);
	falls("Threads", 60);
}

int main(void)
{
	if (status_value("VmRSS") < 0)
		return ok();
	mote_procs(4); /* as many threads as slots, and some, stay */
	gs();
	threads();
	return ok();
}
