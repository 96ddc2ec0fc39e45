/*
 * psum.h - what the parts of psum share.
 *
 *   psum.c     main: options, operands
 *   check.c    reads check files (-c)
 *   walk.c     finds the files of a tree (-r)
 *   file.c     opens and reads files
 *   ring.c     the jobs in flight: a G per file, results in order
 *   signals.c  the signals that stop it, or ask how far it is
 *   report.c   what is written about a job that is done; the summary of a check file
 *   sink.c     buffered output, messages, progress line
 *   quote.c    names in messages; errors.c: the texts of -errno
 *   sha256*.c  the sums
 *
 * main's G makes jobs in the order of the output and sends them through a channel. Each file's job
 * is a G of its own. The collector, one more G, receives jobs in the same order, waits for each to
 * be done and is the only one that writes to fd 1 and 2 while it runs (progress aside). It also
 * ends the process when a signal stops psum.
 */
#ifndef PSUM_H
#define PSUM_H

#include "mote.h"
#include "sha256.h"

void *memcpy(void *to, const void *from, size_t n);
void *memset(void *to, int byte, size_t n);
int memcmp(const void *a, const void *b, size_t n);
size_t strlen(const char *s);

struct options {
	bool check, ignore_missing, quiet, status, strict, warn; /* -c and its company */
	bool tag, zero;						 /* the form of a line */
	int binary; /* the mark on a line; -1: nothing was said */
	bool stats;
};

/* Set by main before the first job, read-only from then on. */
extern struct options opt;
extern const char *program;

/* sink.c */

struct sink {
	int fd;
	bool terminal; /* may have a line of progress */
	int error;     /* the first write that failed, as -errno; nothing is written after it */
	size_t len;
	char buf[32768];
};

extern struct sink out, err;

void sink_put(struct sink *s, const void *p, size_t n);
void sink_str(struct sink *s, const char *text);
void sink_number(struct sink *s, uint64_t n);
void sink_flush(struct sink *s);

/* "program: " and, after what the caller adds, the end of a message on fd 2. */
struct sink *message_begin(void);
void message_end(void);
/* "program: text"; "program: 'name': text of the error" */
void message(const char *text);
void message_error(const char *name, long error);

/* Writes out what is buffered for fd 1. False, and told on fd 2: not all could be written. */
bool out_finish(void);

/* The same, and the end; the exit status is 1 when some of it could not be written. */
MOTE_NORETURN void leave(int status);
MOTE_NORETURN void leave_no_memory(void);

void progress_start(void);
void progress_stop(void);
/* For any G. To be called by whoever has read something. */
void progress_add(uint64_t files, uint64_t bytes);
/* A line on fd 2: what has been read in `ns`. */
void progress_tell(int64_t ns);

/* quote.c, errors.c */

void quote_init(void);
void quote_put(struct sink *s, const char *name);
const char *error_text(long error);

/* Text that grows. */

struct text {
	char *p;
	size_t len, cap;
};

/* Makes room for `n` more bytes; false: no memory, nothing changed. */
bool text_reserve(struct text *t, size_t n);
bool text_set(struct text *t, const char *p, size_t n); /* and a 0 after it */

/* ring.c */

enum job_kind {
	JOB_SUM,     /* a file to read */
	JOB_ERROR,   /* `name` could not be read (error) */
	JOB_BADLINE, /* line `number` of the check file `name` is no checksum line */
	JOB_SUMMARY, /* the check file `name` ends */
};

enum sum_state {
	SUM_DONE,
	SUM_TURN,    /* must be read in its turn: standard input, a pipe, a device */
	SUM_FAILED,  /* error */
	SUM_MISSING, /* and this is to be ignored */
};

/* Whose it is: main's G's until ring_put, its own G's until `done`, then the collector's. */
struct job {
	enum job_kind kind;
	enum sum_state state;
	long error;
	uint64_t number; /* BADLINE: the line; SUMMARY: how many lines were bad */
	bool any_good;	 /* SUMMARY: there were good lines */
	struct text name;
	uint64_t bytes;
	uint8_t want[SHA256_BYTES], sum[SHA256_BYTES];
	uint8_t *buf;
	struct mote_chan *done; /* of the event */
};

/* NULL is no result: leaves. */
struct mote_chan *make_channel(size_t elem, size_t cap);

void ring_start(void);
/* The next spare job, waited for; never, when psum is to stop. */
struct job *ring_get(enum job_kind kind, const char *name);
void ring_put(struct job *jp);
/* Waits until every job is reported. */
void ring_drain(void);
/* The same, for good: nothing can be put after it, and fd 1 and 2 are the caller's. */
void ring_finish(void);
/* For main's G, when memory has run out: never returns. */
MOTE_NORETURN void ring_no_memory(void);

/* file.c */

/* Standard input has been used: a file's job in its turn, or a list. */
extern bool stdin_used;

/* An fd that is closed on exec; -errno. */
long open_file(const char *path, int flags);

/* The type of a file (S_IFMT's bits of its mode); -errno. `flags`: AT_SYMLINK_NOFOLLOW. */
long file_type(const char *path, int flags);

#define FILE_TYPE 0170000
#define FILE_DIRECTORY 0040000
#define FILE_REGULAR 0100000

#define READ_BYTES (128 * 1024)

/*
 * Computes the sum of jp's file into *jp. Not `in_turn`: what must be read in its turn is left
 * alone; false.
 */
bool sum_file(struct job *jp, bool in_turn);

/* signals.c */

extern struct mote_chan *stop; /* closed when psum is to stop */

/* `now`: when psum began, for SIGUSR1. */
void signals_start(int64_t now);
bool stopping(void);
/* Dies by the signal that stopped psum. */
MOTE_NORETURN void stop_die(void);

/* report.c; collector only, but for what is said otherwise */

extern bool all_well; /* the exit status is 0 */
/* What --stats tells. `variant` is set before the first job. */
extern struct totals {
	uint64_t files, bytes;
	uint64_t gs; /* main's G counts alone */
	const struct sha256_variant *variant;
} totals;

void report_job(struct job *jp);
/* Of a job that is not done: it may still be written to. */
void report_interrupted(const struct job *jp);

/* walk.c, check.c; main's G only */

void walk_tree(const char *dir);
void check_list(const char *list);

#endif
