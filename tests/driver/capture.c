/* Running a program to its end, or to the end of its time. */
#define _GNU_SOURCE
#include "driver.h"
#include "skip.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define QEMU_FACTOR 6
#define TASKS_SHOWN 24

void buffer_add(struct buffer *b, const char *data, size_t len)
{
	if (b->len + len > OUTPUT_MAX)
		len = OUTPUT_MAX - b->len;
	b->data = realloc(b->data, b->len + len + 1);
	memcpy(b->data + b->len, data, len);
	b->len += len;
	b->data[b->len] = 0;
}

void buffer_printf(struct buffer *b, const char *fmt, ...)
{
	char text[2048];
	va_list ap;

	va_start(ap, fmt);
	int n = vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	buffer_add(b, text, n < (int)sizeof text ? (size_t)n : sizeof text - 1);
}

static double now(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return ts.tv_sec + ts.tv_nsec / 1e9;
}

static int slurp(const char *path, char *text, size_t size)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t n = fd < 0 ? -1 : read(fd, text, size - 1);

	if (fd >= 0)
		close(fd);
	text[n > 0 ? n : 0] = 0;
	return n > 0 ? 0 : -1;
}

static void task_line(struct buffer *b, const char *dir, const char *name, const char *want)
{
	char path[512], text[4096], *save;

	snprintf(path, sizeof path, "%s/%s", dir, name);
	slurp(path, text, sizeof text);
	for (char *l = strtok_r(text, "\n", &save); l; l = strtok_r(NULL, "\n", &save)) {
		if (!want || strncmp(l, want, strlen(want)) == 0)
			buffer_printf(b, " %s%s%s", want ? "" : name, want ? "" : "=", l);
	}
}

static void show_tasks(struct buffer *b, pid_t pid)
{
	char dir[64], path[400];
	struct dirent *e;
	int shown = 0, all = 0;

	snprintf(dir, sizeof dir, "/proc/%d/task", pid);
	DIR *d = opendir(dir);
	while (d && (e = readdir(d))) {
		if (e->d_name[0] == '.')
			continue;
		if (all++ >= TASKS_SHOWN)
			continue;
		shown++;
		snprintf(path, sizeof path, "%s/%s", dir, e->d_name);
		buffer_printf(b, "task %s:", e->d_name);
		task_line(b, path, "comm", NULL);
		task_line(b, path, "status", "State:");
		task_line(b, path, "status", "SigBlk:");
		task_line(b, path, "status", "SigPnd:");
		task_line(b, path, "wchan", NULL);
		task_line(b, path, "syscall", NULL);
		buffer_printf(b, "\n");
	}
	if (d)
		closedir(d);
	buffer_printf(b, "process %d: %d tasks, %d shown\n", pid, all, shown);
}

/* The process and what it started (the conditions may put one in between). */
static void show_process(struct buffer *b, pid_t pid)
{
	char path[64], text[512], *save;

	show_tasks(b, pid);
	snprintf(path, sizeof path, "/proc/%d/task/%d/children", pid, pid);
	if (slurp(path, text, sizeof text) != 0)
		return;
	for (char *w = strtok_r(text, " \n", &save); w; w = strtok_r(NULL, " \n", &save))
		show_tasks(b, atoi(w));
}

/* One read of what is there; false at the end of the stream. */
static bool drain(int fd, struct buffer *b)
{
	char text[16384];
	ssize_t n;

	while ((n = read(fd, text, sizeof text)) > 0)
		buffer_add(b, text, n);
	return n < 0 && (errno == EAGAIN || errno == EINTR);
}

/* It stays to be waited for: so long nobody else gets its number, or its group's. */
static bool has_ended(pid_t pid)
{
	siginfo_t info = {0};

	return waitid(P_PID, pid, &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_pid == pid;
}

/* Collects both streams until the process has ended or `end` has come; then ends its group. */
static void collect(pid_t pid, const int rd[2], double end, struct outcome *o)
{
	struct pollfd p[2] = {{rd[0], POLLIN, 0}, {rd[1], POLLIN, 0}};

	for (;;) {
		poll(p, 2, p[0].fd < 0 && p[1].fd < 0 ? 1 : 20);
		if (p[0].fd >= 0 && !drain(rd[0], &o->out))
			p[0].fd = -1;
		if (p[1].fd >= 0 && !drain(rd[1], &o->err))
			p[1].fd = -1;
		if (has_ended(pid))
			break;
		if (now() < end)
			continue;
		o->timed_out = true;
		show_process(&o->tasks, pid);
		break;
	}
	kill(-pid, SIGKILL);
	waitpid(pid, &o->wait_status, 0);
	drain(rd[0], &o->out);
	drain(rd[1], &o->err);
}

static void note_skip(struct outcome *o)
{
	char *at = o->err.data ? strstr(o->err.data, SKIP_MARK) : NULL;

	if (!at || !WIFEXITED(o->wait_status) || WEXITSTATUS(o->wait_status) != SKIP_STATUS)
		return;
	at += strlen(SKIP_MARK);
	o->skipped = strndup(at, strcspn(at, "\n"));
}

void run_program(const struct run *r, const struct spec *sp, const char *path, struct outcome *o)
{
	int out[2], err[2], limit = sp->time_limit * (arch_is_native(r->arch) ? 1 : QEMU_FACTOR);
	const char *factor = getenv("MOTE_TIME_FACTOR");
	double start = now();

	memset(o, 0, sizeof *o);
	buffer_add(&o->out, "", 0);
	buffer_add(&o->err, "", 0);
	buffer_add(&o->tasks, "", 0);
	if (factor)
		limit *= atoi(factor);
	int null = open("/dev/null", O_RDWR | O_CLOEXEC);
	if (null < 0 || pipe2(out, O_CLOEXEC) != 0 || pipe2(err, O_CLOEXEC) != 0)
		abort();
	const int fd[3] = {null, out[1], err[1]};
	pid_t pid = launch(r, sp, path, fd);
	close(null);
	close(out[1]);
	close(err[1]);
	if (pid < 0)
		abort();
	fcntl(out[0], F_SETFL, O_NONBLOCK);
	fcntl(err[0], F_SETFL, O_NONBLOCK);
	const int rd[2] = {out[0], err[0]};
	collect(pid, rd, start + limit, o);
	close(out[0]);
	close(err[0]);
	o->seconds = now() - start;
	note_skip(o);
}

void outcome_free(struct outcome *o)
{
	free(o->out.data);
	free(o->err.data);
	free(o->tasks.data);
	free(o->skipped);
}
