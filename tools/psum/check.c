/*
 * check.c - reads lists of sums (-c).
 *
 * A line is "SUM  NAME", "SUM *NAME", "SUM NAME" (the last only in lists that have no other form),
 * or "SHA256 (NAME) = SUM"; after a backslash, NAME is escaped. What counts as a line of a list,
 * what is passed over and what is a bad line follows coreutils 9.1.
 */
#include "psum.h"

#define HEX_DIGITS (2 * SHA256_BYTES)

struct source {
	int fd;
	char *buf;
	size_t at, have;
	long error;
	struct text line;
};

/* What a line says; both end in a 0. */
struct entry {
	char *sum, *name;
};

/* One list has one of the two forms without a name in brackets; so have all lists of a run. */
static enum { FORM_UNKNOWN, FORM_MARKED, FORM_BARE } form;

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static int hex_value(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Exactly a sum, then the end. */
static bool is_sum(const char *p)
{
	size_t n = 0;

	while (hex_value(p[n]) >= 0)
		n++;
	return n == HEX_DIGITS && p[n] == 0;
}

/* In place. False: not what put_name writes. */
static bool unescape(char *p, size_t n)
{
	char *to = p;

	for (size_t i = 0; i < n; i++) {
		char c = p[i];

		if (c == 0)
			return false;
		if (c == '\\') {
			c = ++i < n ? p[i] : 0;
			if (c == 'n')
				c = '\n';
			else if (c == 'r')
				c = '\r';
			else if (c != '\\')
				return false;
		}
		*to++ = c;
	}
	*to = 0;
	return true;
}

/* "NAME) = SUM": NAME ends at the last bracket. */
static bool parse_tagged(char *p, size_t n, bool escaped, struct entry *e)
{
	size_t end = n;

	do {
		if (end == 0)
			return false;
		end--;
	} while (p[end] != ')');
	e->name = p;
	if (escaped && !unescape(p, end))
		return false;
	p[end++] = 0;
	while (is_blank(p[end]))
		end++;
	if (p[end++] != '=')
		return false;
	while (is_blank(p[end]))
		end++;
	e->sum = p + end;
	return is_sum(e->sum);
}

/* `rest` bytes follow the blank after the sum, at p. Tells the two forms apart. */
static bool skip_mark(char **p, size_t rest)
{
	if (rest == 1 || (**p != ' ' && **p != '*')) {
		if (form == FORM_MARKED)
			return false;
		form = FORM_BARE;
	} else if (form != FORM_BARE) {
		form = FORM_MARKED;
		++*p;
	}
	return true;
}

/* `p`: a line of `n` bytes and a 0. */
static bool parse_line(char *p, size_t n, struct entry *e)
{
	char *end = p + n;
	bool escaped;

	while (is_blank(*p))
		p++;
	escaped = *p == '\\';
	p += escaped;
	if (end - p >= 6 && memcmp(p, "SHA256", 6) == 0) {
		p += 6;
		p += *p == ' ';
		return *p == '(' && parse_tagged(p + 1, end - p - 1, escaped, e);
	}
	if (end - p < HEX_DIGITS + 2 || !is_blank(p[HEX_DIGITS]))
		return false;
	e->sum = p;
	p += HEX_DIGITS;
	*p++ = 0;
	if (!is_sum(e->sum) || !skip_mark(&p, end - p))
		return false;
	e->name = p;
	return !escaped || unescape(p, end - p);
}

/* False at the end, also after an error. */
static bool refill(struct source *src)
{
	long n;

	do
		n = mote_syscall(SYS_read, src->fd, src->buf, READ_BYTES);
	while (n == -EINTR);
	src->error = n < 0 ? n : 0;
	src->at = 0;
	src->have = n > 0 ? n : 0;
	return n > 0;
}

/* The next line without its end; false when there is none. */
static bool next_line(struct source *src)
{
	struct text *t = &src->line;
	bool whole = false;

	t->len = 0;
	while (!whole && (src->at < src->have || refill(src))) {
		size_t n = 0, rest = src->have - src->at;
		const char *p = src->buf + src->at;

		while (n < rest && p[n] != '\n')
			n++;
		if (!text_reserve(t, n + 1))
			ring_no_memory();
		memcpy(t->p + t->len, p, n);
		t->len += n;
		whole = n < rest;
		src->at += n + whole;
	}
	if (t->len == 0 && !whole)
		return false;
	if (t->len > 0 && t->p[t->len - 1] == '\r')
		t->len--;
	t->p[t->len] = 0;
	return true;
}

static bool put_line(struct source *src)
{
	struct entry e;
	struct job *jp;

	if (!parse_line(src->line.p, src->line.len, &e))
		return false;
	if (src->fd == 0 && e.name[0] == '-' && e.name[1] == 0)
		return false;
	jp = ring_get(JOB_SUM, e.name);
	for (int i = 0; i < SHA256_BYTES; i++)
		jp->want[i] = hex_value(e.sum[2 * i]) << 4 | hex_value(e.sum[2 * i + 1]);
	ring_put(jp);
	return true;
}

static void put_lines(struct source *src, const char *name)
{
	uint64_t number = 0, bad = 0;
	bool any_good = false;
	struct job *jp;

	while (next_line(src)) {
		number++;
		if (src->line.len == 0 || src->line.p[0] == '#')
			continue;
		if (put_line(src)) {
			any_good = true;
			continue;
		}
		bad++;
		if (!opt.warn)
			continue;
		jp = ring_get(JOB_BADLINE, name);
		jp->number = number;
		ring_put(jp);
	}
	jp = ring_get(src->error < 0 ? JOB_ERROR : JOB_SUMMARY, name);
	jp->error = 0;
	jp->number = bad;
	jp->any_good = any_good;
	ring_put(jp);
}

void check_list(const char *list)
{
	static struct source src;
	bool standard = list[0] == '-' && list[1] == 0;
	long fd = 0;

	/* A list before this one may have named what this one is read from. */
	ring_drain();
	stdin_used |= standard;
	if (!src.buf)
		src.buf = mote_alloc(READ_BYTES);
	if (!src.buf)
		ring_no_memory();
	if (!standard)
		fd = open_file(list, O_RDONLY);
	if (fd < 0) {
		struct job *jp = ring_get(JOB_ERROR, list);

		jp->error = fd;
		ring_put(jp);
		return;
	}
	src.fd = fd;
	src.at = src.have = 0;
	put_lines(&src, standard ? "standard input" : list);
	if (!standard)
		mote_syscall(SYS_close, fd);
}
