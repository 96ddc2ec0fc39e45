/*
 * A G in a long system call, while nothing else goes on, costs no processor time: its slot, which
 * sysmon watches at first, becomes idle, and sysmon makes no rounds any more. What it is woken for
 * goes on at once all the same.
 *
 * archs: native
 * builds: main=-DMAIN
 */
#include "outside.h"

static int fd[2];
static struct mote_sema came;

/* How often any thread has gone to sleep. */
static long sleeps(void)
{
	long usage[18] = {0};

	CHECK_EQ(mote_rawsyscall(SYS_getrusage, 0, usage), 0);
	return usage[16]; /* ru_nvcsw */
}

static void reads(void *arg)
{
	char c;

	(void)arg;
	CHECK_EQ(mote_syscall(SYS_read, fd[0], &c, 1), 1);
	mote_semrelease(&came);
}

/* In a call of its own, or parked. */
static void rests(int64_t ns)
{
#ifdef MAIN
	struct kernel_timespec ts = {.tv_sec = ns / SECOND, .tv_nsec = ns % SECOND};

	while (mote_syscall(SYS_nanosleep, &ts, &ts) == -EINTR)
		;
#else
	mote_sleep(ns);
#endif
}

int main(void)
{
	make_pipe(fd);
	mote_procs(2);
	for (int i = 0; i < 3; i++) {
		go(reads, NULL);
		rests(300 * MS);
		long before = sleeps();
		rests(SECOND / 2);
		CHECK(sleeps() - before < 12);
		CHECK_EQ(mote_rawsyscall(SYS_write, fd[1], "", 1), 1);
		mote_semacquire(&came);
	}
	return ok();
}
