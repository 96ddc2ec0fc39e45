/*
 * A commit may block its M, in a system call, a note or a print: it keeps its slot meanwhile, and
 * whoever waits goes on afterwards. Other Gs are ready all the time, and sysmon would give them the
 * slot of a G that did this.
 *
 * also: pinned 64k
 * expect-stdout: in a commit
 * expect-stdout: ok
 */
#include "check.h"

static bool stop;

static void waits_for_slot(void *arg)
{
	(void)arg;
	while (!LOAD(&stop))
		mote_gosched();
}

static bool calls(struct mote_g *gp, void *arg)
{
	static const struct kernel_timespec pause = {.tv_nsec = 30 * MS};
	int64_t end = mote_nanotime() + 100 * MS;
	struct mote_note n = {0};

	CHECK(gp != NULL && arg == &stop);
	while (mote_nanotime() < end) {
		mote_syscall(SYS_getpid);
		CHECK(!mote_notetsleep(&n, 1000));
		CHECK(!mote_notetsleepg(&n, 1000));
	}
	mote_syscall(SYS_nanosleep, &pause, NULL);
	return false;
}

static bool prints(struct mote_g *gp, void *arg)
{
	(void)gp, (void)arg;
	mote_printf("in a commit\n");
	return false;
}

int main(void)
{
	mote_procs(1);
	go(waits_for_slot, NULL);
	mote_park(calls, &stop);
	mote_park(prints, NULL);
	mote_procs(2);
	mote_park(calls, &stop);
	STORE(&stop, true);
	WAIT_FOR(mote_numg() == 1);
	return ok();
}
