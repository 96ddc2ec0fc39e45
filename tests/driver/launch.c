/*
 * Starting a program: fork, the conditions that its specification asks for, exec.
 *
 * Conditions (`wrap:`), each set up in the child:
 *   closed-fds       fds 0, 1 and 2 closed
 *   blocked          every signal blocked, and ignored
 *   stack-tiny       RLIMIT_STACK 64 KiB
 *   stack-unlimited  RLIMIT_STACK unlimited
 *   pid1             PID 1 of a new PID namespace (needs root; else skipped)
 *   chroot           a root directory without /proc (likewise)
 *   mlock            all memory may be locked (likewise)
 * What cannot be had is told on fd[2] as a line that begins with SKIP_MARK.
 */
#define _GNU_SOURCE
#include "driver.h"
#include "skip.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <unistd.h>

#define ARGS_MAX 128
/* qemu-user compares each with all before it: a fifth there, or it takes half a minute. */
#define HUGE_ENV 100000
#define HUGE_ENV_EMULATED 20000

bool arch_is_native(const char *arch)
{
	struct utsname u;

	return uname(&u) == 0 && strcmp(u.machine, arch) == 0;
}

static void skip(const char *what)
{
	dprintf(2, SKIP_MARK "%s: %s\n", what, strerror(errno));
	_exit(SKIP_STATUS);
}

static void set_limit(int which, rlim_t value, const char *name)
{
	struct rlimit r = {value, value};

	if (setrlimit(which, &r) != 0)
		skip(name);
}

/* Where the limit may not be raised, whoever has CAP_IPC_LOCK needs no limit. */
static void allow_mlock(void)
{
	struct rlimit none = {RLIM_INFINITY, RLIM_INFINITY};

	if (setrlimit(RLIMIT_MEMLOCK, &none) != 0 && mlockall(MCL_CURRENT | MCL_FUTURE) != 0)
		skip("mlockall");
	munlockall();
}

static void block_and_ignore(void)
{
	sigset_t all;

	for (int s = 1; s <= 64; s++)
		signal(s, SIG_IGN);
	sigfillset(&all);
	sigprocmask(SIG_SETMASK, &all, NULL);
}

/* The process becomes the outer one: it waits for PID 1 and ends as that ended. */
static void become_pid1(void)
{
	int status;

	if (unshare(CLONE_NEWPID) != 0)
		skip("unshare(CLONE_NEWPID)");
	pid_t pid = fork();
	if (pid < 0)
		skip("fork");
	if (pid == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		return;
	}
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	_exit(WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
}

static void enter_chroot(char *path)
{
	char *slash = strrchr(path, '/');

	*slash = 0;
	if (chroot(path) != 0 || chdir("/") != 0)
		skip("chroot");
	*slash = '/';
	memmove(path, slash, strlen(slash) + 1);
}

static void close_standard(void)
{
	for (int fd = 0; fd < 3; fd++)
		close(fd);
}

/* closed-fds comes last: the others report on fd 2. */
static void set_conditions(const struct spec *sp, char *path)
{
	if (spec_lists(&sp->wrap, "stack-tiny"))
		set_limit(RLIMIT_STACK, 64 * 1024, "RLIMIT_STACK");
	if (spec_lists(&sp->wrap, "stack-unlimited"))
		set_limit(RLIMIT_STACK, RLIM_INFINITY, "RLIMIT_STACK");
	if (spec_lists(&sp->wrap, "mlock"))
		allow_mlock();
	if (spec_lists(&sp->wrap, "pid1"))
		become_pid1();
	if (spec_lists(&sp->wrap, "chroot"))
		enter_chroot(path);
	if (spec_lists(&sp->wrap, "blocked"))
		block_and_ignore();
	if (spec_lists(&sp->wrap, "closed-fds"))
		close_standard();
}

static bool on_one_cpu(const struct run *r)
{
	return strcmp(r->mode, "pinned") == 0 || strcmp(r->mode, "fifo") == 0;
}

/* The emulator's command: a program needs it to start another one. */
static char *emulated_by(char **argv, int n)
{
	static char text[512] = "MOTE_EMULATED=";
	size_t at = strlen(text);

	for (int i = 0; i < n; i++)
		at += (size_t)snprintf(text + at, sizeof text - at, "%s%s", i ? " " : "", argv[i]);
	return text;
}

/* argv: how the emulator was called, of n words. */
static char **make_env(const struct run *r, const struct spec *sp, char **argv, int n_argv)
{
	static char *empty[1];

	if (spec_lists(&sp->env, "empty"))
		return empty;
	if (!spec_lists(&sp->env, "huge")) {
		char **env = calloc(sp->env.n + 5, sizeof *env);
		int n = 0;
		env[n++] = "PATH=/usr/bin:/bin";
		if (!arch_is_native(r->arch))
			env[n++] = emulated_by(argv, n_argv);
		if (!arch_is_native(r->arch) || on_one_cpu(r))
			env[n++] = "MOTE_SHORT=1";
		if (getenv("MOTE_BIG"))
			env[n++] = "MOTE_BIG=1";
		memcpy(env + n, sp->env.v, sp->env.n * sizeof *env);
		return env;
	}
	int n = arch_is_native(r->arch) ? HUGE_ENV : HUGE_ENV_EMULATED;
	char **env = calloc(n + 1, sizeof *env);
	for (int i = 0; i < n; i++) {
		if (asprintf(&env[i], "V%d=%d", i, i) < 0)
			_exit(127);
	}
	return env;
}

/* With real-time priority on the first CPU, else on the last: apart, where there are two. */
static void pin_to_one(bool first)
{
	cpu_set_t now, one;

	CPU_ZERO(&one);
	if (sched_getaffinity(0, sizeof now, &now) != 0)
		skip("sched_getaffinity");
	for (int c = 0; c < CPU_SETSIZE; c++) {
		if (!CPU_ISSET(c, &now))
			continue;
		CPU_ZERO(&one);
		CPU_SET(c, &one);
		if (first)
			break;
	}
	if (sched_setaffinity(0, sizeof one, &one) != 0)
		skip("sched_setaffinity");
}

/* Round robin where Gs yield in a loop: with FIFO they never leave the CPU to another thread. */
static void set_real_time(int policy)
{
	struct sched_param p = {.sched_priority = 1};

	if (sched_setscheduler(0, policy, &p) != 0)
		skip("sched_setscheduler");
}

static int qemu_args(const struct run *r, const struct spec *sp, char **argv)
{
	static char name[256], var[64];
	char *save;
	int n = 0;

	snprintf(var, sizeof var, "QEMU_%s", r->arch);
	if (getenv(var))
		snprintf(name, sizeof name, "%s", getenv(var));
	else
		snprintf(name, sizeof name, "qemu-%s", r->arch);
	for (char *w = strtok_r(name, " ", &save); w; w = strtok_r(NULL, " ", &save))
		argv[n++] = w;
	if (strcmp(r->mode, "64k") == 0) {
		argv[n++] = "-p";
		argv[n++] = "65536";
	}
	if (sp->argv0_empty) {
		argv[n++] = "-0";
		argv[n++] = "";
	}
	return n;
}

static _Noreturn void child(const struct run *r, const struct spec *sp, const char *path)
{
	char *argv[ARGS_MAX], file[4096];
	bool native = arch_is_native(r->arch);
	int n = 0, emulator = 0;

	set_limit(RLIMIT_CORE, 0, "RLIMIT_CORE");
	if (on_one_cpu(r))
		pin_to_one(strcmp(r->mode, "fifo") == 0);
	if (strcmp(r->mode, "fifo") == 0)
		set_real_time(SCHED_FIFO);
	else if (getenv("MOTE_RR"))
		set_real_time(SCHED_RR);
	snprintf(file, sizeof file, "%s", path);
	if (!native)
		emulator = n = qemu_args(r, sp, argv);
	argv[n++] = native && sp->argv0_empty ? "" : file;
	for (int i = 0; i < sp->args.n; i++)
		argv[n++] = sp->args.v[i];
	argv[n] = NULL;
	char **env = make_env(r, sp, argv, emulator);
	set_conditions(sp, file);
	if (native)
		execve(file, argv, env);
	else
		execvpe(argv[0], argv, env);
	dprintf(2, "driver: exec %s: %s\n", native ? file : argv[0], strerror(errno));
	_exit(127);
}

/* Whatever the driver was started with: make leaves 32 and 33 ignored, which libc hides. */
static void open_signals(void)
{
	static const char zeroes[64]; /* SIG_DFL, no flags, an empty mask */
	sigset_t none;

	for (int sig = 1; sig <= 64; sig++)
		syscall(SYS_rt_sigaction, sig, zeroes, NULL, 8);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
}

/* Starts it in a process group of its own; fd[] becomes its 0, 1 and 2. */
pid_t launch(const struct run *r, const struct spec *sp, const char *path, const int fd[3])
{
	pid_t pid = fork();

	if (pid != 0) {
		if (pid > 0)
			setpgid(pid, pid);
		return pid;
	}
	setpgid(0, 0);
	open_signals();
	for (int i = 0; i < 3; i++) {
		if (dup2(fd[i], i) < 0)
			_exit(127);
	}
	closefrom(3);
	child(r, sp, path);
}
