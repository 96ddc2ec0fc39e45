/*
 * ring.c - the jobs in flight.
 *
 * A place in the ring belongs to main's G from `room` to `queued`, to the collector from `queued`
 * to `room`; between the start of a job's own G and its `done`, that G alone writes to it. So the
 * memory and the open files are bounded by the places, and the order of the places is the order of
 * the output. What would take from a shared source (standard input, a pipe, a device) has no G: the
 * collector reads it when its turn has come, and the bytes go to whom they would go to one by one.
 */
#include "psum.h"

#define PLACES_PER_PROC 4
#define PLACES_MAX 256
#define FILES_KEPT 8 /* of the limit of open files, for others than jobs */
#define LIMIT_NOFILE 7

#define STATX_MODE 0x3 /* STATX_TYPE | STATX_MODE */

static struct job *ring;
static size_t places;
static size_t put, taken; /* jobs so far; `put` is stored by main's G and read by the collector */
static struct mote_sema room, queued, finished;

bool stdin_used;

long file_type(const char *path, int flags)
{
	struct {
		uint32_t mask, blksize;
		uint64_t attributes;
		uint32_t nlink, uid, gid;
		uint16_t mode, pad;
		uint64_t others[28];
	} stat;
	long r = mote_syscall(SYS_statx, AT_FDCWD, path, flags, STATX_MODE, &stat);

	return r < 0 ? r : stat.mode & FILE_TYPE;
}

static bool is_stdin(const char *name)
{
	return name[0] == '-' && name[1] == 0;
}

static long read_all(struct job *jp, int fd)
{
	sha256_blocks *blocks = totals.variant->blocks;
	struct sha256 sha;
	long n;

	sha256_init(&sha);
	do {
		n = mote_syscall(SYS_read, fd, jp->buf, READ_BYTES);
		if (n > 0) {
			sha256_update(&sha, blocks, jp->buf, n);
			progress_add(0, n);
		}
	} while (n > 0 || n == -EINTR);
	jp->bytes = sha.bytes;
	sha256_final(&sha, blocks, jp->sum);
	return n;
}

static bool needs_turn(const char *name)
{
	long type = file_type(name, 0);

	return type >= 0 && type != FILE_REGULAR && type != FILE_DIRECTORY;
}

void sum_file(struct job *jp, bool in_turn)
{
	bool standard = is_stdin(jp->name.p);
	long fd = 0, error;

	jp->state = SUM_TURN;
	if (!in_turn && (standard || needs_turn(jp->name.p)))
		return;
	if (!standard)
		fd = mote_syscall(SYS_openat, AT_FDCWD, jp->name.p, O_RDONLY | O_CLOEXEC);
	if ((fd == -EMFILE || fd == -ENFILE) && !in_turn)
		return;
	stdin_used |= standard;
	error = fd < 0 ? fd : read_all(jp, fd);
	if (fd >= 0 && !standard)
		mote_syscall(SYS_close, fd);
	jp->error = error;
	jp->state = error == 0 ? SUM_DONE : SUM_FAILED;
	if (fd == -ENOENT && opt.ignore_missing)
		jp->state = SUM_MISSING;
	progress_add(1, 0);
}

/* The G of one file. */
static void job_run(void *arg)
{
	struct job *jp = arg;

	sum_file(jp, false);
	__atomic_store_n(&jp->is_done, 1, __ATOMIC_RELEASE);
	mote_semrelease(&jp->done);
}

/* Before the collector waits, it lets others run, and then shows what it has. */
static void collect_sum(struct job *jp)
{
	if (jp->started) {
		if (!__atomic_load_n(&jp->is_done, __ATOMIC_ACQUIRE))
			mote_gosched();
		if (!__atomic_load_n(&jp->is_done, __ATOMIC_ACQUIRE))
			sink_flush(&out);
		mote_semacquire(&jp->done);
	}
	if (jp->state == SUM_TURN) {
		sink_flush(&out);
		sum_file(jp, true);
	}
}

static void collect(void *unused)
{
	enum job_kind kind;

	(void)unused;
	do {
		struct job *jp = &ring[taken % places];

		if (__atomic_load_n(&put, __ATOMIC_RELAXED) == taken)
			sink_flush(&out);
		mote_semacquire(&queued);
		kind = jp->kind;
		if (kind == JOB_SUM)
			collect_sum(jp);
		report_job(jp);
		taken++;
		mote_semrelease(&room);
	} while (kind != JOB_END);
	mote_semrelease(&finished);
}

static size_t count_places(void)
{
	uint64_t limit[2];
	size_t n = PLACES_PER_PROC * (size_t)mote_procs(0);

	if (n > PLACES_MAX)
		n = PLACES_MAX;
	if (mote_syscall(SYS_prlimit64, 0, LIMIT_NOFILE, NULL, limit) < 0)
		return n;
	if (limit[0] < n + FILES_KEPT)
		n = limit[0] > FILES_KEPT ? limit[0] - FILES_KEPT : 1;
	return n;
}

void ring_start(void)
{
	places = count_places();
	ring = mote_alloc(places * sizeof *ring);
	if (!ring)
		leave_no_memory();
	memset(ring, 0, places * sizeof *ring);
	for (size_t i = 0; i < places; i++)
		mote_semrelease(&room);
	if (mote_go(collect, NULL) < 0)
		leave_no_memory();
	totals.gs++;
}

static void publish(void)
{
	__atomic_store_n(&put, put + 1, __ATOMIC_RELAXED);
	mote_semrelease(&queued);
}

void ring_no_memory(void)
{
	mote_semacquire(&room);
	ring[put % places].kind = JOB_NOMEMORY;
	publish();
	for (;;)
		mote_semacquire(&finished);
}

static bool prepare(struct job *jp, enum job_kind kind, const char *name)
{
	jp->kind = kind;
	jp->started = false;
	jp->is_done = 0;
	jp->bytes = 0;
	if (kind == JOB_SUM && !jp->buf)
		jp->buf = mote_alloc(READ_BYTES);
	return (jp->buf || kind != JOB_SUM) && text_set(&jp->name, name, strlen(name));
}

struct job *ring_get(enum job_kind kind, const char *name)
{
	struct job *jp = &ring[put % places];

	mote_semacquire(&room);
	if (prepare(jp, kind, name))
		return jp;
	mote_semrelease(&room);
	ring_no_memory();
}

/* A G that cannot be made is no reason to fail: the collector does its work. */
void ring_put(struct job *jp)
{
	jp->state = SUM_TURN;
	if (jp->kind == JOB_SUM && !is_stdin(jp->name.p)) {
		jp->started = mote_go(job_run, jp) == 0;
		totals.gs += jp->started;
	}
	publish();
}

void ring_drain(void)
{
	for (size_t i = 0; i < places; i++)
		mote_semacquire(&room);
	for (size_t i = 0; i < places; i++)
		mote_semrelease(&room);
}

void ring_finish(void)
{
	ring_put(ring_get(JOB_END, ""));
	mote_semacquire(&finished);
}
