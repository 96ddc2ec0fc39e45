/*
 * The hosted driver of the freestanding programs in tests/progs: what its files share.
 *
 *   spec.c     reads what a program's header comment expects
 *   launch.c   starts it: fork, the conditions it asks for, exec (natively or under qemu-user)
 *   capture.c  collects its output, bounds its time, shows the state of its tasks when it hangs
 *   verify.c   compares, and words the reason of a failure
 *   main.c     the Criterion test, one parameter for each program, architecture and mode
 */
#ifndef TESTS_DRIVER_H
#define TESTS_DRIVER_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#define SPEC_LIST_MAX 64
#define OUTPUT_MAX (256 * 1024)

struct list {
	int n;
	char *v[SPEC_LIST_MAX];
};

/* What a header comment says; README of the keys: at the head of spec.c. */
struct spec {
	int status;	       /* exit status, or minus the signal that ends it */
	bool throws;	       /* "fatal error: " line and tracebacks are required */
	bool echo;	       /* each line of stdout is to be found in stderr */
	bool any_out, any_err; /* not compared at all */
	struct list out;       /* the exact lines of stdout; none: see spec_read */
	struct list out_has, err_line, err_has;
	struct list args, env, also, builds, wrap;
	char *archs;
	int time_limit; /* seconds, natively */
	int repeat;
	bool argv0_empty;
};

/* One run: which file, where, how. Fixed arrays, since Criterion hands it to another process. */
struct run {
	char prog[64];	/* tests/progs/PROG.c */
	char build[24]; /* "" or the name of a further build of it */
	char arch[16];
	char mode[16]; /* "", "pinned", "fifo", "64k" */
};

struct buffer {
	size_t len;
	char *data; /* always ends with a 0 */
};

struct outcome {
	bool timed_out;
	char *skipped; /* why the conditions could not be had, or NULL */
	int wait_status;
	double seconds;
	struct buffer out, err, tasks;
};

int spec_read(struct spec *sp, const char *path, char *why, size_t size);
bool spec_lists(const struct list *l, const char *word);

bool arch_is_native(const char *arch);
pid_t launch(const struct run *r, const struct spec *sp, const char *path, const int fd[3]);

void buffer_add(struct buffer *b, const char *data, size_t len);
void buffer_printf(struct buffer *b, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void run_program(const struct run *r, const struct spec *sp, const char *path, struct outcome *o);
void outcome_free(struct outcome *o);

/* NULL when all is as expected, else the reason, several lines of it. */
char *verify(const struct run *r, const struct spec *sp, struct outcome *o);

#endif
