/*
 * No deadlock while another G is asleep, in a note, waiting for a lock, in a system call, or locked
 * to its M.
 *
 * also: pinned 64k
 */
#include "check.h"

static struct mote_g *waiter;
static struct mote_mutex lock;

static void ready_waiter(void)
{
	struct mote_g *gp;

	WAIT_FOR((gp = SWAP(&waiter, NULL)));
	mote_ready(gp);
}

static void by_sleep(void *arg)
{
	(void)arg;
	mote_sleep(30 * MS);
	ready_waiter();
}

static void by_note(void *arg)
{
	struct mote_note n = {0};

	(void)arg;
	CHECK(!mote_notetsleep(&n, 30 * MS));
	ready_waiter();
}

static void by_noteg(void *arg)
{
	struct mote_note n = {0};

	(void)arg;
	CHECK(!mote_notetsleepg(&n, 30 * MS));
	ready_waiter();
}

static void by_syscall(void *arg)
{
	struct kernel_timespec ts = {0, 30 * MS};

	(void)arg;
	CHECK_EQ(mote_syscall(SYS_nanosleep, &ts, NULL), 0);
	ready_waiter();
}

static void by_rawsyscall(void *arg)
{
	struct kernel_timespec ts = {0, 30 * MS};

	(void)arg;
	CHECK_EQ(mote_rawsyscall(SYS_nanosleep, &ts, NULL), 0);
	ready_waiter();
}

static void by_locked(void *arg)
{
	(void)arg;
	mote_lockosthread();
	mote_sleep(30 * MS);
	ready_waiter();
}

static void holds(void *arg)
{
	struct kernel_timespec ts = {0, 30 * MS};

	mote_lock(&lock);
	STORE((int *)arg, 1);
	CHECK_EQ(mote_syscall(SYS_nanosleep, &ts, NULL), 0);
	mote_unlock(&lock);
}

static void by_lock(void *arg)
{
	static int held;

	(void)arg;
	CHECK_EQ(mote_go(holds, &held), 0);
	WAIT_FOR(LOAD(&held));
	mote_lock(&lock);
	mote_unlock(&lock);
	ready_waiter();
}

static void (*const by[])(void *) = {by_sleep,	    by_note,   by_noteg, by_syscall,
				     by_rawsyscall, by_locked, by_lock};

static bool publish(struct mote_g *gp, void *arg)
{
	(void)arg;
	STORE(&waiter, gp);
	return true;
}

int main(void)
{
	for (int slots = 4; slots >= 1; slots -= 3) {
		mote_procs(slots);
		for (int i = 0; i < COUNT(by); i++) {
			CHECK_EQ(mote_go(by[i], 0), 0);
			mote_park(publish, NULL);
		}
	}
	return ok();
}
