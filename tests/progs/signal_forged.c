/*
 * The runtime's own signal does nothing when it comes from elsewhere, with siginfo or without, on
 * any thread; nor does a queued one with a value.
 *
 * also: pinned
 */
#include "foreign.h"

static struct foreign other;
static bool stop;

static void spins(void *arg)
{
	(void)arg;
	while (!LOAD(&stop))
		nap(MS);
}

int main(void)
{
	struct kernel_siginfo info = {.si_signo = MOTE_SIG, .si_code = SI_QUEUE};
	long pid = mote_rawsyscall(SYS_getpid);

	mote_procs(4);
	foreign_start(&other, spins, NULL, NULL);
	for (int i = 0; i < 1000; i++) {
		kill_self(MOTE_SIG);
		thread_kill(LOAD(&other.tid), MOTE_SIG);
		mote_rawsyscall(SYS_kill, pid, MOTE_SIG);
		info.si_pid = (int)pid;
		mote_rawsyscall(SYS_rt_sigqueueinfo, pid, MOTE_SIG, &info);
		mote_gosched();
	}
	STORE(&stop, true);
	foreign_join(&other);
	return ok();
}
