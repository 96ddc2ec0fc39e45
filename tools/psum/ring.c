/*
 * ring.c - the jobs in flight.
 *
 * A job goes round by three channels: from `spare` to main's G, through `queue`, which keeps the
 * order of the output, to the collector, and back into `spare`. Between its start and its `done` a
 * job's own G alone writes to it. So the memory and the open files are bounded by the number of
 * jobs. What would take from a shared source (standard input, a pipe, a device) its G leaves alone:
 * when its turn has come, the collector sends it to a G for all of these, and waits. So the bytes
 * go to whom they would go to one by one, and only output ever keeps the collector from a stop.
 */
#include "psum.h"

#define JOBS_PER_PROC 4
#define JOBS_MAX 256
#define FILES_KEPT 8 /* of the limit of open files, for others than jobs */
#define LIMIT_NOFILE 7

static struct mote_chan *spare, *queue, *turns; /* of struct job * */
static struct mote_chan *finished;		/* closed when the collector has ended */
static struct mote_wg in_flight;

/* It counts when it is done: what SIGUSR1 has told of will be written out, not named. */
static void sum_job(struct job *jp, bool in_turn)
{
	bool done = sum_file(jp, in_turn);

	mote_chan_send(jp->done, NULL);
	progress_add(done, 0);
}

/* The G of one file. */
static void job_run(void *arg)
{
	sum_job(arg, false);
}

/* The G of the files that are read in their turn. */
static void turns_run(void *unused)
{
	struct job *jp;

	(void)unused;
	while (mote_chan_recv(turns, &jp))
		sum_job(jp, true);
}

/*
 * Before the collector waits, it lets others run, and then shows what it has. False: there will be
 * nothing more, or psum is to stop and there is nothing yet.
 */
static bool await(struct mote_chan *c, void *v)
{
	struct mote_case cases[2];

	if (mote_chan_tryrecv(c, v) == 0)
		return true;
	mote_gosched();
	if (mote_chan_tryrecv(c, v) == 0)
		return true;
	sink_flush(&out);
	cases[0] = (struct mote_case){c, MOTE_RECV, v, false};
	cases[1] = (struct mote_case){stop, MOTE_RECV, NULL, false};
	return mote_select(cases, 2, -1) == 0 && cases[0].ok;
}

/* False: psum stops before the job is done. */
static bool await_done(struct job *jp)
{
	if (!await(jp->done, NULL))
		return false;
	if (jp->kind != JOB_SUM || jp->state != SUM_TURN)
		return true;
	if (stopping())
		return false;
	sink_flush(&out);
	mote_chan_send(turns, &jp);
	return await(jp->done, NULL);
}

static void collect(void *unused)
{
	struct job *jp;

	(void)unused;
	while (await(queue, &jp)) {
		if (!await_done(jp)) {
			report_interrupted(jp);
			continue; /* its G may still write to it */
		}
		report_job(jp);
		mote_chan_send(spare, &jp);
		mote_wg_done(&in_flight);
	}
	progress_stop();
	if (stopping()) {
		out_finish();
		stop_die();
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

struct mote_chan *make_channel(size_t elem, size_t cap)
{
	struct mote_chan *c = mote_chan_make(elem, cap);

	if (!c)
		leave_no_memory();
	return c;
}

/* One of the Gs without which there is no psum. */
static void start_g(void (*fn)(void *))
{
	int r = mote_go(fn, NULL);

	if (r == -ENOMEM)
		leave_no_memory();
	if (r < 0) {
		message(error_text(r));
		leave(1);
	}
	totals.gs++;
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
	turns = make_channel(sizeof jobs, 0);
	finished = make_channel(0, 0);
	for (; n > 0; n--, jobs++) {
		jobs->done = make_channel(0, 1);
		mote_chan_send(spare, &jobs);
	}
	start_g(collect);
	start_g(turns_run);
}

struct job *ring_get(enum job_kind kind, const char *name)
{
	struct job *jp;

	while (stopping())
		mote_chan_recv(NULL, NULL);
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
