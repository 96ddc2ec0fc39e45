/*
 * The conversions of printf, C99, integers and strings:
 *
 *	%[- 0+#]...[width][.precision][hh h l ll z t j](d i u x X o p s c %)
 *
 * Every conversion becomes one field of five parts:
 *
 *	blanks | sign, 0x | zeros | body | blanks
 *
 * What is not a conversion is printed as it stands. All is written for size, since a program that
 * only prints carries this file.
 */
#include "runtime/base/fmt.h"

#include "runtime/base/compiler.h"

/* A flag's bit is its distance from the blank. */
#define FLAG(c) (1u << ((c) - ' '))
#define FLAGS (FLAG(' ') | FLAG('#') | FLAG('+') | FLAG('-') | FLAG('0'))

/* A conversion, and the field that comes of it. */
struct field {
	const char *fmt;
	va_list *ap;
	const char *body;
	unsigned flags;
	unsigned shift; /* 64 - bits of the argument */
	int width;
	int prec; /* < 0: none */
	int sign; /* a character; 0: none */
	int zeros, nbody, nhead;
	char head[4];
	char digits[24]; /* 64 bits in octal are 22 */
};

/* Puts n bytes; step 0 puts the first one n times. n < 0 is nothing. */
static noinline void put(struct fmt_sink *sink, const char *s, int n, int step)
{
	while (--n >= 0) {
		*sink->pos++ = *s;
		s += step;
		if (sink->pos == sink->end)
			sink->full(sink);
	}
}

static void put_field(struct fmt_sink *sink, const struct field *f)
{
	int blanks = f->width - f->nhead - f->zeros - f->nbody;
	int left = f->flags & FLAG('-') ? 0 : blanks;

	put(sink, " ", left, 0);
	put(sink, f->head, f->nhead, 1);
	put(sink, "0", f->zeros, 0);
	put(sink, f->body, f->nbody, 1);
	put(sink, " ", blanks - left, 0);
}

/*
 * Every argument has a slot of 8 bytes, on all architectures here; what lies above a shorter one is
 * undefined.
 */
static noinline unsigned long next_arg(struct field *f)
{
	return va_arg(*f->ap, unsigned long);
}

static noinline void make_string(struct field *f, const char *s)
{
	f->body = s;
	while (f->nbody != f->prec && s[f->nbody])
		f->nbody++;
}

/* `lower` is 32 for small letters, else 0. */
static noinline void make_number(struct field *f, unsigned long v, unsigned base, int lower)
{
	char *pos = f->digits + sizeof(f->digits);
	unsigned digit;
	int room;

	if (f->sign)
		f->head[f->nhead++] = f->sign;
	if (base == 16 && v && f->flags & FLAG('#')) {
		f->head[f->nhead++] = '0';
		f->head[f->nhead++] = 'X' | lower;
	}
	for (; v; v /= base) {
		digit = v % base;
		if (digit > 9)
			digit += 'A' - 10 - '0';
		*--pos = (digit + '0') | lower;
		f->nbody++;
	}
	f->body = pos;
	room = f->prec;
	if (room < 0) {
		room = 1;
		if (f->flags & FLAG('0') && f->width - f->nhead > 1)
			room = f->width - f->nhead;
	}
	room -= f->nbody;
	if (room <= 0)
		room = base == 8 && f->flags & FLAG('#');
	f->zeros = room;
}

static void make_signed(struct field *f)
{
	unsigned long v = (long)(next_arg(f) << f->shift) >> f->shift;

	if ((long)v < 0) {
		f->sign = '-';
		v = -v;
	}
	make_number(f, v, 10, 0);
}

/* Pointers too, which alone of these may have a sign: as the C library of GNU prints them. */
static void make_unsigned(struct field *f, int conv, unsigned base)
{
	unsigned long v = next_arg(f) << f->shift >> f->shift;

	if (conv != 'p')
		f->sign = 0;
	if (conv == 'p' && !v) {
		f->prec = -1;
		make_string(f, "(nil)");
	} else {
		make_number(f, v, base, conv & 32);
	}
}

/* A width or precision: digits, none for 0, or `*`. */
static noinline int read_count(struct field *f)
{
	unsigned n = 0;
	unsigned digit;

	if (*f->fmt == '*') {
		f->fmt++;
		return next_arg(f);
	}
	while ((digit = *f->fmt - '0') <= 9) {
		n = n * 10 + digit;
		f->fmt++;
	}
	return n;
}

/* Reads what stands between `%` and the conversion. */
static void read_spec(struct field *f)
{
	unsigned bit;

	f->flags = 0;
	while ((bit = *f->fmt - ' ') <= 16 && FLAGS >> bit & 1) {
		f->flags |= 1u << bit;
		f->fmt++;
	}
	f->width = read_count(f);
	if (f->width < 0) {
		f->flags |= FLAG('-');
		f->width = -f->width;
	}
	if (f->flags & FLAG('-'))
		f->flags &= ~FLAG('0');
	f->sign = 0;
	if (f->flags & FLAG(' '))
		f->sign = ' ';
	if (f->flags & FLAG('+'))
		f->sign = '+';
	f->prec = -1;
	if (*f->fmt == '.') {
		f->fmt++;
		f->prec = read_count(f);
	}
	f->shift = 32;
	for (;; f->fmt++) {
		if (*f->fmt == 'h') /* 32, 48, 56 */
			f->shift = f->shift / 2 + 32;
		else if (*f->fmt == 'l' || *f->fmt == 'z' || *f->fmt == 't' || *f->fmt == 'j')
			f->shift = 0;
		else
			return;
	}
}

/* One conversion; start is at its `%`. Returns what follows it. */
static noinline const char *convert(struct fmt_sink *sink, const char *start, va_list *ap)
{
	struct field f;
	const char *text;
	unsigned base = 10;
	int conv;

	f.fmt = start + 1;
	f.ap = ap;
	read_spec(&f);
	f.zeros = f.nbody = f.nhead = 0;
	conv = *f.fmt++;
	switch (conv) {
	case 's':
		text = (const char *)next_arg(&f);
		if (!text)
			text = (unsigned)f.prec > 5 ? "(null)" : "";
		make_string(&f, text);
		break;
	case 'c':
		f.digits[0] = next_arg(&f);
		f.body = f.digits;
		f.nbody = 1;
		break;
	case 'i':
	case 'd':
		make_signed(&f);
		break;
	case 'p':
		f.flags |= FLAG('#');
		f.shift = 0;
		/* fall through */
	case 'x':
	case 'X':
		base += 8;
		/* fall through */
	case 'o':
		base -= 2;
		/* fall through */
	case 'u':
		make_unsigned(&f, conv, base);
		break;
	default:
		if (!conv)
			f.fmt--;
		f.body = conv == '%' ? f.fmt - 1 : start;
		f.nbody = f.fmt - f.body;
		f.width = 0;
	}
	put_field(sink, &f);
	return f.fmt;
}

/* Runs on: g | g0 | signal | foreign. Holds: -. Allocates: no. Blocks: as sink->full. */
void fmt_format(struct fmt_sink *sink, const char *fmt, va_list *ap)
{
	while (*fmt) {
		if (*fmt == '%')
			fmt = convert(sink, fmt, ap);
		else
			put(sink, fmt++, 1, 1);
	}
}
