/* The smallest printf: %s and %d. */
#include <asm/unistd.h>
#include <stdarg.h>
#include "floor.h"

FLOOR_START;

static __attribute__((noinline)) void print(const char *fmt, ...)
{
	char buf[256], digits[12], *to = buf, *d;
	va_list args;
	unsigned u;
	int v;

	va_start(args, fmt);
	for (; *fmt; fmt++) {
		if (*fmt != '%') {
			*to++ = *fmt;
		} else if (*++fmt == 's') {
			for (const char *s = va_arg(args, const char *); *s; s++)
				*to++ = *s;
		} else {
			v = va_arg(args, int);
			u = v < 0 ? 0U - (unsigned)v : (unsigned)v;
			d = digits;
			do
				*d++ = (char)('0' + u % 10);
			while (u /= 10);
			if (v < 0)
				*d++ = '-';
			while (d > digits)
				*to++ = *--d;
		}
	}
	va_end(args);
	floor_call3(__NR_write, 1, (long)buf, to - buf);
}

int main(int argc, char **argv)
{
	(void)argv;
	print("hello, %s %d\n", "world", argc);
	return 0;
}
