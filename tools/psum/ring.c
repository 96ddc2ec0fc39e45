/*
 * ring.c - the jobs in flight.
 *
 * A job goes round by three channels: from `spare` to main's G, through `queue`, which keeps the
 * order of the output, to the collector, and back into `spare`. Between its start and its `done` a
 * job's own G alone writes to it. So the memory and the open files are bounded by the number of
 * jobs. What would take from a shared source (standard input, a pipe, a device) its G leaves to the
 * collector, who reads it in its turn: the bytes go to whom they would go to one by one.
 */
#include "psum.h"

#define JOBS_PER_PROC 4
#define JOBS_MAX 256
#define FILES_KEPT 8 /* of the limit of open files, for others than jobs */
#define LIMIT_NOFILE 7

#define STATX_MODE 0x3 /* STATX_TYPE | STATX_MODE */

static struct mote_chan *spare, *queue; /* of struct job * */
static struct mote_chan *finished;	/* closed when the collector has ended */
static struct mote_wg in_flight;

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

/* `in_turn`: shared sources too. */
static void sum_file(struct job *jp, bool in_turn)
{
	bool standard = is_stdin(jp->name.p);
	long fd = 0, error;

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
	mote_chan_send(jp->done, NULL);
}

/* Before the collector waits, it lets others run, and then shows what it has. */
static bool await(struct mote_chan *c, void *v)
{
	if (mote_chan_tryrecv(c, v) == 0)
		return true;
	mote_gosched();
	if (mote_chan_tryrecv(c, v) == 0)
		return true;
	sink_flush(&out);
	return mote_chan_recv(c, v);
}

static void collect(void *unused)
{
	struct job *jp;

	(void)unused;
	while (await(queue, &jp)) {
		await(jp->done, NULL);
		if (jp->kind == JOB_SUM && jp->state == SUM_TURN) {
			sink_flush(&out);
			sum_file(jp, true);
		}
		report_job(jp);
		mote_chan_send(spare, &jp);
		mote_wg_done(&in_flight);
	}
	mote_chan_close(finished);
}

static size_t count_jobs(void)
{
	uint64_t limit[2];
	size_t n = JOBS_PER_PROC * (size_t)mote_procs(0);

	if (n > JOBS_MAX)
		n = JOBS_MAX;
	if (mote_syscall(SYS_prlimit64, 0, LIMIT_NOFILE, NULL, limit) < 0)
		return n;
	if (limit[0] < n + FILES_KEPT)
		n = limit[0] > FILES_KEPT ? limit[0] - FILES_KEPT : 1;
	return n;
}

static struct mote_chan *make_channel(size_t elem, size_t cap)
{
	struct mote_chan *c = mote_chan_make(elem, cap);

	if (!c)
		leave_no_memory();
	return c;
}

void ring_start(void)
{
	size_t n = count_jobs();
	struct job *jobs = mote_alloc(n * sizeof *jobs);

	if (!jobs)
		leave_no_memory();
	memset(jobs, 0, n * sizeof *jobs);
	spare = make_channel(sizeof jobs, n);
	queue = make_channel(sizeof jobs, n);
	finished = make_channel(0, 0);
	for (; n > 0; n--, jobs++) {
		jobs->done = make_channel(0, 1);
		mote_chan_send(spare, &jobs);
	}
	if (mote_go(collect, NULL) < 0)
		leave_no_memory();
	totals.gs++;
}

struct job *ring_get(enum job_kind kind, const char *name)
{
	struct job *jp;

	mote_chan_recv(spare, &jp);
	jp->kind = kind;
	jp->state = SUM_TURN;
	jp->bytes = 0;
	if (!jp->buf)
		jp->buf = mote_alloc(READ_BYTES);
	if (!jp->buf || !text_set(&jp->name, name, strlen(name)))
		ring_no_memory();
	return jp;
}

/* A G that cannot be made is no reason to fail: the collector does its work. */
void ring_put(struct job *jp)
{
	if (jp->kind == JOB_SUM && mote_go(job_run, jp) == 0)
		totals.gs++;
	else
		mote_chan_send(jp->done, NULL);
	mote_wg_add(&in_flight, 1);
	mote_chan_send(queue, &jp);
}

void ring_drain(void)
{
	mote_wg_wait(&in_flight);
}

void ring_finish(void)
{
	mote_chan_close(queue);
	mote_chan_recv(finished, NULL);
}

void ring_no_memory(void)
{
	ring_finish();
	leave_no_memory();
}
