/*
 * Signals that stop a process stop it, and SIGCONT continues it: never enabled, and enabled and
 * disabled again. Enabled, they are queued instead, but for SIGSTOP. Sleeps and timers that came
 * due meanwhile end once each.
 */
#include "child.h"
#include "foreign.h"

#define STOPPED_MS 150

static const int sigs[] = {SIGSTOP, SIGTSTP, SIGTTIN, SIGTTOU};

/* A process group whose parent is in another one of the session: else the kernel does not stop it.
 */
static void own_group(void)
{
	CHECK_EQ(mote_rawsyscall(SYS_setpgid, 0, 0), 0);
}

static void plain(void)
{
	own_group();
	CHECK_EQ(mote_signal_enable(SIGUSR1), 0);
	mote_printf("here\n");
	CHECK_EQ(mote_signal_recv(), SIGUSR1);
	mote_exit(3);
}

static void enabled(void)
{
	own_group();
	for (int i = 1; i < COUNT(sigs); i++)
		CHECK_EQ(mote_signal_enable(sigs[i]), 0);
	for (int i = 1; i < COUNT(sigs); i++) {
		kill_self(sigs[i]);
		CHECK_EQ(mote_signal_recv(), sigs[i]);
	}
	for (int i = 1; i < COUNT(sigs); i++)
		CHECK_EQ(mote_signal_disable(sigs[i]), 0);
	plain();
}

static int fired;

static void fires(void *arg)
{
	(void)arg;
	ADD(&fired, 1);
}

/* What came due while it was stopped comes once, afterwards; nothing piles up. */
static void sleeps(void)
{
	int64_t start, before;
	struct mote_timer timer = {0};
	long late = 0;

	own_group();
	CHECK_EQ(mote_signal_enable(SIGUSR1), 0);
	start = before = mote_nanotime();
	CHECK_EQ(mote_timer_start(&timer, 40 * MS, fires, NULL), 0);
	mote_printf("here\n");
	for (bool last = false; !last;) {
		last = mote_signal_tryrecv() == SIGUSR1; /* then one more: it may be the late one */
		mote_sleep(10 * MS);
		int64_t now = mote_nanotime();
		CHECK(now - before >= 10 * MS);
		if (now - before >= STOPPED_MS * MS)
			late++;
		before = now;
	}
	CHECK(before - start >= STOPPED_MS * MS);
	CHECK(late >= 1);
	WAIT_FOR(LOAD(&fired));
	mote_sleep(50 * MS);
	CHECK_EQ(LOAD(&fired), 1);
	mote_exit(3);
}

static const struct child_case cases[] = {
	{.name = "plain", .run = plain},
	{.name = "enabled", .run = enabled},
	{.name = "sleeps", .run = sleeps},
};

static struct child c;

static void stop_and_continue(const char *name, int sig)
{
	int status;

	CHECK_EQ(child_start(&c, name, 0), 0);
	CHECK(child_reads(&c, "here"));
	CHECK_EQ(mote_rawsyscall(SYS_kill, c.pid, sig), 0);
	CHECK_EQ(mote_syscall(SYS_wait4, c.pid, &status, WUNTRACED, 0), c.pid);
	CHECK_EQ(status, sig << 8 | 127);
	nap(name[0] == 's' ? (STOPPED_MS + 20) * MS : MS);
	CHECK_EQ(mote_rawsyscall(SYS_kill, c.pid, SIGCONT), 0);
	CHECK_EQ(mote_rawsyscall(SYS_kill, c.pid, SIGUSR1), 0);
	int end = child_end(&c);
	if (end != 3)
		mote_eprintf("%s, signal %d: %s", name, sig, c.text);
	CHECK_EQ(end, 3);
}

int main(int argc, char **argv, char **envp)
{
	if (child_runs(argc, argv, envp, cases, COUNT(cases)))
		return 0;
	for (int i = 0; i < COUNT(sigs); i++) {
		stop_and_continue("plain", sigs[i]);
		stop_and_continue("enabled", sigs[i]);
	}
	stop_and_continue("sleeps", SIGSTOP);
	return ok();
}
