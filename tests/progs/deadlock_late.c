/*
 * Deadlock that comes when the last G with a future ends: one asleep, one in a system call, one in
 * a note.
 *
 * expect-throw: all Gs are asleep - deadlock!
 * also: pinned
 */
#include "check.h"

static struct mote_note note;

static void sleeps(void *arg)
{
	(void)arg;
	mote_sleep(20 * MS);
}

static void calls(void *arg)
{
	struct kernel_timespec ts = {0, 40 * MS};

	(void)arg;
	mote_syscall(SYS_nanosleep, &ts, NULL);
}

static void notes(void *arg)
{
	(void)arg;
	mote_notetsleep(&note, 60 * MS);
}

int main(void)
{
	CHECK_EQ(mote_go(sleeps, 0), 0);
	CHECK_EQ(mote_go(calls, 0), 0);
	CHECK_EQ(mote_go(notes, 0), 0);
	mote_park(NULL, NULL);
	return 1;
}
