/* Formatting of text: one core for output to a descriptor and to memory. No system calls. */
#ifndef RUNTIME_BASE_FMT_H
#define RUNTIME_BASE_FMT_H

#include <stdarg.h>

/*
 * Where formatted text goes: bytes from pos on. As soon as pos has reached end, full is called; it
 * must make room for one byte at least (pos < end). No terminating 0 is stored.
 */
struct fmt_sink {
	char *pos;
	char *end;
	void (*full)(struct fmt_sink *);
};

/* ap is a pointer, so that helpers take arguments too: give it the address of a local va_list. */
void fmt_format(struct fmt_sink *sink, const char *fmt, va_list *ap);

#endif
