/*
 * Printing to descriptors and to memory. No state outside the call: everything here is legal in a
 * signal handler on any thread. A call's text is collected on its stack and goes out in one write;
 * longer text in pieces of whole buffers. The buffer is what makes a G's stack reserve as large as
 * it is (G_STACK_RESERVE).
 */
#include "runtime/os/print.h"

#include "runtime/base/compiler.h"
#include "runtime/base/fmt.h"
#include "runtime/mote.h"
#include "runtime/os/sys.h"

#define PRINT_BUFFER 1024

struct print_sink {
	struct fmt_sink sink; /* first: full() is handed its address */
	int fd;
	long (*write)(int fd, const void *buf, size_t n);
	long result; /* bytes written, or -errno: the rest is dropped */
	char buf[PRINT_BUFFER];
};

static void print_flush(struct fmt_sink *sink)
{
	struct print_sink *out = (struct print_sink *)sink;
	const char *from = out->buf;
	long r;

	while (from != sink->pos && out->result >= 0) {
		r = out->write(out->fd, from, sink->pos - from);
		if (r > 0) {
			from += r;
			out->result += r;
		} else if (r == -EAGAIN) {
			/* Full. Whatever this says, the next write knows better. */
			sys_poll(out->fd, POLLOUT, NULL);
		} else if (r != -EINTR) {
			out->result = r ? r : -EIO;
		}
	}
	sink->pos = out->buf;
}

static long write_bare(int fd, const void *buf, size_t n)
{
	return sys_write(fd, buf, n);
}

/* For programs without Gs. Runs on: any. Holds: any. Allocates: no. Blocks: M. */
long print_write(int fd, const void *buf, size_t n) __attribute__((weak, alias("write_bare")));

static noinline int print(int fd, long (*write)(int, const void *, size_t), const char *fmt,
			  va_list *ap)
{
	struct print_sink out;

	out.sink.pos = out.buf;
	out.sink.end = out.buf + sizeof(out.buf);
	out.sink.full = print_flush;
	out.fd = fd;
	out.write = write;
	out.result = 0;
	fmt_format(&out.sink, fmt, ap);
	print_flush(&out.sink);
	return out.result;
}

/* Runs on: any. Holds: any. Allocates: no. Blocks: M, while the fd is full. */
int mote_printf(const char *fmt, ...)
{
	va_list ap;
	int r;

	va_start(ap, fmt);
	r = print(1, print_write, fmt, &ap);
	va_end(ap);
	return r;
}

/* Runs on: any. Holds: any. Allocates: no. Blocks: M, while the fd is full. */
int mote_eprintf(const char *fmt, ...)
{
	va_list ap;
	int r;

	va_start(ap, fmt);
	r = print(2, print_write, fmt, &ap);
	va_end(ap);
	return r;
}

int print_err(const char *fmt, ...)
{
	va_list ap;
	int r;

	va_start(ap, fmt);
	r = print(2, write_bare, fmt, &ap);
	va_end(ap);
	return r;
}

/*
 * Memory: the caller's first, then the scratch again and again. The byte that the final 0 takes is
 * written like the others before.
 */
struct memory_sink {
	struct fmt_sink sink;
	char *from;   /* of the buffer in use */
	size_t total; /* bytes in buffers that are full */
	char scratch[32];
};

static void memory_full(struct fmt_sink *sink)
{
	struct memory_sink *out = (struct memory_sink *)sink;

	out->total += sink->pos - out->from;
	out->from = sink->pos = out->scratch;
	sink->end = out->scratch + sizeof(out->scratch);
}

/* Runs on: any. Holds: any. Allocates: no. Blocks: no. */
int mote_snprintf(char *buf, size_t size, const char *fmt, ...)
{
	struct memory_sink out = {.sink = {buf, buf + size, memory_full}, .from = buf};
	va_list ap;

	if (!size)
		memory_full(&out.sink);
	va_start(ap, fmt);
	fmt_format(&out.sink, fmt, &ap);
	va_end(ap);
	out.total += out.sink.pos - out.from;
	if (size)
		buf[out.total < size ? out.total : size - 1] = 0;
	return out.total > INT32_MAX ? -EOVERFLOW : (int)out.total;
}
