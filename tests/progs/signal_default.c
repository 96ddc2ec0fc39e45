/*
 * A signal that nobody wants does what it does to any process: the sender's parent sees a death by
 * that very signal, or nothing has happened. Never enabled, enabled and disabled again, on a thread
 * that the runtime does not know.
 */
#include "child.h"
#include "foreign.h"

/* The runtime's own signal does nothing either; stops are another program's subject. */
static const int fatal[] = {SIGHUP,  SIGINT,  SIGQUIT, SIGILL,	  SIGTRAP, SIGABRT, SIGBUS,
			    SIGFPE,  SIGKILL, SIGUSR1, SIGSEGV,	  SIGUSR2, SIGPIPE, SIGALRM,
			    SIGTERM, SIGXCPU, SIGXFSZ, SIGVTALRM, SIGPROF, SIGIO,   SIGPWR,
			    SIGSYS,  32,      33,      34,	  40,	   50,	    62};
static const int harmless[] = {SIGCHLD, SIGURG, SIGWINCH, SIGCONT, MOTE_SIG};

static int number(void)
{
	int n = 0;

	for (const char *p = child_argv[1] + 1; *p; p++)
		n = n * 10 + *p - '0';
	return n;
}

static void plain(void)
{
	mote_gosched();
	kill_self(number());
	mote_exit(3);
}

static void disabled(void)
{
	int sig = number();

	if (sig != SIGKILL && sig != MOTE_SIG) {
		CHECK_EQ(mote_signal_enable(sig), 0);
		kill_self(sig);
		CHECK_EQ(mote_signal_recv(), sig);
		CHECK_EQ(mote_signal_disable(sig), 0);
	}
	kill_self(sig);
	mote_exit(3);
}

static void kills(void *arg)
{
	kill_self((int)(long)arg);
}

static void on_foreign(void)
{
	static struct foreign thread;

	mote_gosched();
	foreign_start(&thread, kills, (void *)(long)number(), NULL);
	foreign_join(&thread);
	mote_exit(3);
}

static void try(char form, int sig, int wanted)
{
	static struct child c;
	char name[16];

	mote_snprintf(name, sizeof name, "%c%d", form, sig);
	CHECK_EQ(child_start(&c, name, 0), 0);
	int status = child_end(&c);
	if (status != wanted || !child_is_silent(&c))
		mote_eprintf("%s: ended by %d, not %d: %s\n", name, status, wanted, c.text);
	CHECK_EQ(status, wanted);
	CHECK(child_is_silent(&c));
}

/* Under an emulator each child takes its time: one form of each. */
static void try_all(int sig, int wanted, int i)
{
	static const char forms[] = "pdf";

	for (int f = 0; f < 3; f++)
		if (!emulated() || i % 3 == f)
			try(forms[f], sig, wanted);
}

int main(int argc, char **argv, char **envp)
{
	child_argv = argv;
	child_envp = envp;
	if (argc > 1) {
		(argv[1][0] == 'p' ? plain : argv[1][0] == 'd' ? disabled : on_foreign)();
		return 0;
	}
	for (int i = 0; i < COUNT(fatal); i++)
		try_all(fatal[i], -fatal[i], i);
	for (int i = 0; i < COUNT(harmless); i++)
		try_all(harmless[i], 3, i);
	return ok();
}
