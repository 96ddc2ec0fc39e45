/*
 * A signal to the process finds a thread that takes it, though every G is on a thread of its own,
 * has blocked everything and is in a system call: the receiver's is open.
 *
 * also: pinned
 */
#include "child.h"
#include "foreign.h"

#define BLOCKERS 6

static struct mote_wg blocked, done;
static bool stop;

static void blocks(void *arg)
{
	static const uint64_t all = ~0ull;

	(void)arg;
	mote_lockosthread();
	mote_rawsyscall(SYS_rt_sigprocmask, SIG_SETMASK, &all, NULL, 8);
	mote_wg_done(&blocked);
	while (!LOAD(&stop))
		nap(MS);
	mote_wg_done(&done);
}

/* Another process sends it, as in "kill -TERM". */
static void kills(void)
{
	mote_rawsyscall(SYS_kill, mote_rawsyscall(SYS_getppid), SIGTERM);
}

static const struct child_case cases[] = {{.name = "kills", .run = kills}};

int main(int argc, char **argv, char **envp)
{
	static struct child c;

	if (child_runs(argc, argv, envp, cases, COUNT(cases)))
		return 0;
	mote_procs(BLOCKERS + 2);
	CHECK_EQ(mote_signal_enable(SIGTERM), 0);
	mote_wg_add(&blocked, BLOCKERS);
	mote_wg_add(&done, BLOCKERS);
	for (int i = 0; i < BLOCKERS; i++)
		CHECK_EQ(mote_go(blocks, NULL), 0);
	mote_wg_wait(&blocked);
	for (int i = 0; i < 5; i++) {
		CHECK_EQ(child_start(&c, "kills", 0), 0);
		CHECK_EQ(mote_signal_recv(), SIGTERM);
		CHECK_EQ(child_end(&c), 0);
	}
	STORE(&stop, true);
	mote_wg_wait(&done);
	return ok();
}
