/* sink.c - buffered output, messages on fd 2, the progress line. */
#include "psum.h"

#define PROGRESS_NS (100 * 1000 * 1000)

#if defined(__powerpc64__)
#define TCGETS 0x402c7413
#else
#define TCGETS 0x5401
#endif

struct sink out = {.fd = 1}, err = {.fd = 2};

/* `lock` keeps a line of progress and other output apart. files, bytes: any G, atomically. */
static struct {
	struct mote_mutex lock;
	bool on, shown;
	uint64_t files, bytes;
} progress;

bool text_reserve(struct text *t, size_t n)
{
	size_t cap = t->cap > 0 ? t->cap : 128;
	char *p;

	if (t->cap - t->len >= n)
		return true;
	while (cap - t->len < n)
		cap *= 2;
	p = mote_alloc(cap);
	if (!p)
		return false;
	if (t->len > 0)
		memcpy(p, t->p, t->len);
	mote_free(t->p);
	t->p = p;
	t->cap = cap;
	return true;
}

bool text_set(struct text *t, const char *p, size_t n)
{
	t->len = 0;
	if (!text_reserve(t, n + 1))
		return false;
	memcpy(t->p, p, n);
	t->p[n] = 0;
	t->len = n;
	return true;
}

static void progress_hide(void)
{
	if (progress.shown)
		mote_syscall(SYS_write, 2, "\r\033[K", 4);
	progress.shown = false;
}

static void write_all(struct sink *s)
{
	size_t at = 0;

	while (at < s->len && s->error == 0) {
		long n = mote_syscall(SYS_write, s->fd, s->buf + at, s->len - at);

		if (n >= 0)
			at += n;
		else if (n != -EINTR)
			s->error = n;
	}
	s->len = 0;
}

void sink_flush(struct sink *s)
{
	if (s->len == 0)
		return;
	if (!s->terminal) {
		write_all(s);
		return;
	}
	mote_lock(&progress.lock);
	progress_hide();
	write_all(s);
	mote_unlock(&progress.lock);
}

void sink_put(struct sink *s, const void *p, size_t n)
{
	const char *from = p;

	while (n > 0) {
		size_t part = sizeof s->buf - s->len;

		if (part > n)
			part = n;
		memcpy(s->buf + s->len, from, part);
		s->len += part;
		from += part;
		n -= part;
		if (s->len == sizeof s->buf)
			sink_flush(s);
	}
}

void sink_str(struct sink *s, const char *text)
{
	sink_put(s, text, strlen(text));
}

void sink_number(struct sink *s, uint64_t n)
{
	char digits[20];
	size_t at = sizeof digits;

	do
		digits[--at] = '0' + n % 10;
	while (n /= 10);
	sink_put(s, digits + at, sizeof digits - at);
}

/* What was said before on fd 1 comes first, for a reader who has both on one terminal. */
struct sink *message_begin(void)
{
	sink_flush(&out);
	sink_str(&err, program);
	sink_str(&err, ": ");
	return &err;
}

void message_end(void)
{
	sink_str(&err, "\n");
	sink_flush(&err);
	err.error = 0;
}

void message(const char *text)
{
	sink_str(message_begin(), text);
	message_end();
}

void message_error(const char *name, long error)
{
	struct sink *s = message_begin();

	quote_put(s, name);
	sink_str(s, ": ");
	sink_str(s, error_text(error));
	message_end();
}

/*
 * The text tells the reason where sha256sum's does: its lines go out one by one, and a failure is
 * known by its number only when closing the file fails, or when a last part (-z: there are no
 * lines) is written then.
 */
bool out_finish(void)
{
	struct sink *s;

	sink_flush(&out);
	if (out.error == 0)
		return true;
	s = message_begin();
	sink_str(s, "write error");
	if (opt.zero || out.error == -EBADF) {
		sink_str(s, ": ");
		sink_str(s, error_text(out.error));
	}
	message_end();
	return false;
}

void leave(int status)
{
	mote_exit(out_finish() ? status : 1);
}

MOTE_NORETURN void leave_no_memory(void)
{
	message("memory exhausted");
	leave(1);
}

void progress_add(uint64_t files, uint64_t bytes)
{
	__atomic_fetch_add(&progress.files, files, __ATOMIC_RELAXED);
	__atomic_fetch_add(&progress.bytes, bytes, __ATOMIC_RELAXED);
}

static void progress_read(uint64_t *files, uint64_t *bytes)
{
	*files = __atomic_load_n(&progress.files, __ATOMIC_RELAXED);
	*bytes = __atomic_load_n(&progress.bytes, __ATOMIC_RELAXED);
}

static void progress_draw(void)
{
	char line[80];
	uint64_t files, bytes;
	int n;

	progress_read(&files, &bytes);
	n = mote_snprintf(line, sizeof line, "\r%llu files, %llu.%llu MB\033[K",
			  (unsigned long long)files, (unsigned long long)(bytes / 1000000),
			  (unsigned long long)(bytes / 100000 % 10));

	mote_syscall(SYS_write, 2, line, n);
	progress.shown = true;
}

static void progress_run(void *unused)
{
	bool on;

	(void)unused;
	do {
		mote_sleep(PROGRESS_NS);
		mote_lock(&progress.lock);
		on = progress.on;
		if (on)
			progress_draw();
		mote_unlock(&progress.lock);
	} while (on);
}

/* A terminal is what answers to TCGETS. */
static bool is_terminal(int fd)
{
	char termios[256];

	return mote_syscall(SYS_ioctl, fd, TCGETS, termios) >= 0;
}

void progress_start(void)
{
	out.terminal = is_terminal(1);
	err.terminal = is_terminal(2);
	if (!err.terminal)
		return;
	progress.on = mote_go(progress_run, NULL) == 0;
	totals.gs += progress.on;
}

void progress_stop(void)
{
	mote_lock(&progress.lock);
	progress.on = false;
	progress_hide();
	mote_unlock(&progress.lock);
}

/* For any G but the collector, and one at a time. */
void progress_tell(int64_t ns)
{
	static const char units[][6] = {"B/s", "kB/s", "MB/s", "GB/s", "TB/s"};
	static struct sink line = {.fd = 2};
	uint64_t files, bytes, rate, ms = ns / 1000000 + 1;
	char text[128];
	size_t unit = 0;

	progress_read(&files, &bytes);
	rate = bytes * 10000 / ms; /* ten times that */
	for (; rate >= 10000 && unit < 4; unit++)
		rate /= 1000;
	mote_snprintf(text, sizeof text, ": %llu files, %llu bytes, %llu.%03llu s, %llu.%llu %s\n",
		      (unsigned long long)files, (unsigned long long)bytes,
		      (unsigned long long)ms / 1000, (unsigned long long)ms % 1000,
		      (unsigned long long)rate / 10, (unsigned long long)rate % 10, units[unit]);
	line.terminal = err.terminal;
	sink_str(&line, program);
	sink_str(&line, text);
	sink_flush(&line);
	line.error = 0;
}
