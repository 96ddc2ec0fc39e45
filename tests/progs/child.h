/*
 * Children of a test program: the program itself, started anew with the name of a case as its only
 * argument, in a process of its own, whose output and end its parent compares with a table.
 */
#ifndef CHILD_H
#define CHILD_H

#include "check.h"

#define CHILD_WORDS 16
#define CHILD_NEWPID 0x20000000

struct child_case {
	const char *name;
	void (*run)(void);
	int status;	     /* of its exit; -N: dies by signal N */
	const char *says[4]; /* each stands in its output; none: that is empty; "": whatever */
	const char *silent;  /* stands nowhere in it */
};

struct child {
	long pid;
	int fd;	    /* the read end of its output; -1 when that is closed */
	int status; /* as wait4 gives it */
	size_t length;
	char text[16384];
};

/* The program's own arguments, for children. */
static char **child_argv, **child_envp;

static inline const char *find_text(const char *text, const char *what)
{
	for (;; text++) {
		const char *t = text, *w = what;
		while (*w && *t == *w)
			t++, w++;
		if (!*w)
			return text;
		if (!*text)
			return NULL;
	}
}

/* Only bare calls and the stack: it runs in a copy of the process that has this thread alone. */
static inline _Noreturn void child_exec(const char *exe, char **argv, int fd)
{
	mote_rawsyscall(SYS_dup3, fd, 1, 0);
	mote_rawsyscall(SYS_dup3, fd, 2, 0);
	mote_rawsyscall(SYS_execve, exe, argv, child_envp);
	mote_rawsyscall(SYS_exit_group, 126);
	__builtin_trap();
}

/* What to execute. An emulator is found as what this process itself executes. */
static inline void child_command(const char *name, char **argv, char *exe, size_t size)
{
	static char words[512];
	const char *emulator = mote_getenv("MOTE_EMULATED");
	int n = 0;

	if (emulator) {
		mote_snprintf(exe, size, "/proc/%ld/exe", mote_rawsyscall(SYS_getpid));
		mote_snprintf(words, sizeof words, "%s", emulator);
		for (char *p = words; *p;) {
			CHECK(n < CHILD_WORDS - 3);
			argv[n++] = p;
			while (*p && *p != ' ')
				p++;
			if (*p)
				*p++ = 0;
		}
	} else {
		mote_snprintf(exe, size, "%s", child_argv[0]);
	}
	argv[n++] = child_argv[0];
	argv[n++] = (char *)name;
	argv[n] = NULL;
}

/* `flags`: of clone, more than SIGCHLD. -EPERM where the process may not. */
static inline long child_start(struct child *c, const char *name, unsigned long flags)
{
	char *argv[CHILD_WORDS], exe[512];
	int fd[2];

	child_command(name, argv, exe, sizeof exe);
	CHECK_EQ(mote_rawsyscall(SYS_pipe2, fd, O_CLOEXEC), 0);
	*c = (struct child){.fd = fd[0]};
	c->pid = mote_rawsyscall(SYS_clone, SIGCHLD | flags, 0, 0, 0, 0);
	if (c->pid == 0)
		child_exec(exe, argv, fd[1]);
	mote_rawsyscall(SYS_close, fd[1]);
	if (c->pid < 0)
		mote_rawsyscall(SYS_close, fd[0]);
	return c->pid < 0 ? c->pid : 0;
}

/* Waits until the child has ended, or has written `text`; false when it ended first. */
static inline bool child_reads(struct child *c, const char *text)
{
	while (!text || !find_text(c->text, text)) {
		long n = mote_syscall(SYS_read, c->fd, c->text + c->length,
				      sizeof c->text - 1 - c->length);
		if (n == -EINTR)
			continue;
		if (n <= 0)
			return false;
		c->length += (size_t)n;
	}
	return true;
}

/* Until its end: the status as in a table. */
static inline int child_end(struct child *c)
{
	child_reads(c, NULL);
	mote_rawsyscall(SYS_close, c->fd);
	while (mote_syscall(SYS_wait4, c->pid, &c->status, 0, 0) == -EINTR)
		;
	return c->status & 127 ? -(c->status & 127) : c->status >> 8 & 255;
}

/* What an emulator says about a death is not the program's. */
static inline bool child_is_silent(const struct child *c)
{
	return c->length == 0 ||
	       (emulated() && find_text(c->text, "qemu: uncaught target signal") == c->text);
}

static inline void child_judge(const struct child_case *k, const struct child *c, int status,
			       int wanted)
{
	bool good = status == wanted && !(k->silent && find_text(c->text, k->silent));

	for (int i = 0; i < COUNT(k->says) && k->says[i]; i++)
		good = good && find_text(c->text, k->says[i]);
	if (good && (k->says[0] || child_is_silent(c)))
		return;
	mote_eprintf("case %s: ended by %d, not %d; wanted: %s; its output:\n", k->name, status,
		     wanted, k->says[0] ? k->says[0] : "(nothing)");
	mote_rawsyscall(SYS_write, 2, c->text, c->length);
	mote_exit(1);
}

/* Runs the case that the program was started for; false where it was for none. */
static inline bool child_runs(int argc, char **argv, char **envp, const struct child_case *cases,
			      int n)
{
	child_argv = argv;
	child_envp = envp;
	if (argc < 2)
		return false;
	for (int i = 0; i < n; i++) {
		if (same(cases[i].name, argv[1])) {
			cases[i].run();
			return true;
		}
	}
	mote_eprintf("no such case: %s\n", argv[1]);
	mote_exit(1);
}

/* All cases, each with the end that the table says. */
static inline void children(const struct child_case *cases, int n)
{
	static struct child c;

	for (int i = 0; i < n; i++) {
		if (!cases[i].run)
			continue;
		CHECK_EQ(child_start(&c, cases[i].name, 0), 0);
		child_judge(&cases[i], &c, child_end(&c), cases[i].status);
	}
}

/* A program that is nothing but its cases, with one slot. */
static inline int child_main(int argc, char **argv, char **envp, const struct child_case *cases,
			     int n)
{
	mote_procs(1);
	if (child_runs(argc, argv, envp, cases, n))
		return 0;
	children(cases, n);
	return ok();
}

#endif
