/*
 * The signals of faults, sent from outside: they are told as no fault; not enabled, their default
 * action is met, on whatever thread; enabled, they are queued; a handler of the program's gets
 * them. An emulator takes some of them for its own.
 *
 * archs: native
 */
#include "child.h"
#include "foreign.h"

static const int sigs[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP};
static int handled;

static void handles(int sig, struct kernel_siginfo *info, void *ucontext)
{
	(void)ucontext;
	CHECK(info->si_code <= 0);
	STORE(&handled, sig);
}

/* Tells that it is there, and waits for its end. */
static void waits(void)
{
	mote_printf("here\n");
	for (;;)
		mote_sleep(SECOND);
}

static void naps(void *arg)
{
	(void)arg;
	mote_printf("here\n");
	for (;;)
		nap(SECOND);
}

/* Only the foreign thread can get it. */
static void waits_foreign(void)
{
	static struct foreign thread;
	uint64_t all = ~0ull;

	mote_gosched();
	foreign_start(&thread, naps, NULL, NULL);
	mote_rawsyscall(SYS_rt_sigprocmask, SIG_SETMASK, &all, 0, 8);
	for (;;)
		nap(SECOND);
}

static void queued(void)
{
	mote_procs(2);
	for (int i = 0; i < COUNT(sigs); i++)
		CHECK_EQ(mote_signal_enable(sigs[i]), 0);
	mote_printf("here\n");
	for (int i = 0; i < COUNT(sigs); i++)
		mote_printf("queued %d\n", mote_signal_recv());
	for (int i = 0; i < COUNT(sigs); i++)
		CHECK_EQ(mote_signal_handler(sigs[i], handles, 0), 0);
	mote_printf("again\n");
	for (int i = 0; i < COUNT(sigs); i++) {
		WAIT_FOR(LOAD(&handled));
		mote_printf("handled %d\n", SWAP(&handled, 0));
	}
	mote_exit(5);
}

static const struct child_case cases[] = {
	{.name = "waits", .run = waits},
	{.name = "waits on a foreign thread", .run = waits_foreign},
	{.name = "queued", .run = queued},
};

static struct child c;

/* To all of its threads, from another process. */
static void dies_of(const char *name, int sig)
{
	CHECK_EQ(child_start(&c, name, 0), 0);
	CHECK(child_reads(&c, "here\n"));
	CHECK_EQ(mote_rawsyscall(SYS_kill, c.pid, sig), 0);
	CHECK_EQ(child_end(&c), -sig);
	CHECK(!find_text(c.text, "fatal"));
}

/* The next is sent when it has told the last. */
static void send_and_see(const char *how, int sig)
{
	char text[32];

	CHECK_EQ(mote_rawsyscall(SYS_kill, c.pid, sig), 0);
	mote_snprintf(text, sizeof text, "%s %d\n", how, sig);
	CHECK(child_reads(&c, text));
}

static void takes_them(void)
{
	CHECK_EQ(child_start(&c, "queued", 0), 0);
	CHECK(child_reads(&c, "here\n"));
	for (int i = 0; i < COUNT(sigs); i++)
		send_and_see("queued", sigs[i]);
	CHECK(child_reads(&c, "again\n"));
	for (int i = 0; i < COUNT(sigs); i++)
		send_and_see("handled", sigs[i]);
	CHECK_EQ(child_end(&c), 5);
	CHECK(!find_text(c.text, "fatal"));
}

int main(int argc, char **argv, char **envp)
{
	if (child_runs(argc, argv, envp, cases, COUNT(cases)))
		return 0;
	for (int i = 0; i < COUNT(sigs); i++) {
		dies_of("waits", sigs[i]);
		dies_of("waits on a foreign thread", sigs[i]);
	}
	takes_them();
	return ok();
}
