/* Formatting against the C library's, printing to descriptors. */
#define _GNU_SOURCE
#include <criterion/criterion.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

#include "tests/unit/shim.h"

/* As in mote.h, which does not go together with the C library's headers; formats are not checked.
 */
int mote_printf(const char *fmt, ...);
int mote_snprintf(char *buf, size_t size, const char *fmt, ...);

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

static const char *const widths[] = {"", "1", "2", "5", "21", "*"};
static const char *const precs[] = {"", ".", ".0", ".1", ".5", ".22", ".*"};
static const char *const lengths[] = {"", "hh", "h", "l", "ll", "z", "t", "j"};
static const int stars[] = {7, -7, 0, 1, -1, 24, INT_MIN + 1};

static long values[] = {0,
			1,
			-1,
			7,
			8,
			9,
			10,
			-10,
			127,
			128,
			255,
			256,
			32767,
			32768,
			65535,
			65536,
			INT_MAX,
			INT_MIN,
			UINT_MAX,
			LONG_MAX,
			LONG_MIN,
			01234567,
			0xabcdef,
			-12345678,
			LONG_MIN + 1,
			0x123456789abcdef};

static unsigned long compared;

/* One format with up to two numbers for its stars, in a buffer of each given size. */
static void compare(const char *fmt, int nstar, int a, int b, long v)
{
	char want[512], got[512];
	int w, g;

	memset(want, '~', sizeof(want));
	memset(got, '~', sizeof(got));
	if (nstar == 0) {
		w = snprintf(want, sizeof(want), fmt, v);
		g = mote_snprintf(got, sizeof(got), fmt, v);
	} else if (nstar == 1) {
		w = snprintf(want, sizeof(want), fmt, a, v);
		g = mote_snprintf(got, sizeof(got), fmt, a, v);
	} else {
		w = snprintf(want, sizeof(want), fmt, a, b, v);
		g = mote_snprintf(got, sizeof(got), fmt, a, b, v);
	}
	compared++;
	if (w != g || memcmp(want, got, sizeof(want)))
		cr_assert_fail("\"%s\" (%d %d) %ld: %d \"%s\", not %d \"%s\"", fmt, a, b, v, g, got,
			       w, want);
}

static void compare_stars(const char *fmt, long v)
{
	int nstar = 0;

	for (const char *p = fmt; *p; p++)
		nstar += *p == '*';
	if (nstar == 0)
		compare(fmt, 0, 0, 0, v);
	for (size_t i = 0; nstar && i + 1 < COUNT(stars); i++)
		for (size_t k = 0; k < (nstar == 1 ? 1 : COUNT(stars)); k++)
			compare(fmt, nstar, stars[i], stars[k], v);
}

/* Every set of flags, width and precision, for one length and conversion. */
static void compare_all(const char *length, char conv, const char *allowed, const long *v, size_t n)
{
	char fmt[64];

	for (unsigned set = 0; set < 1u << strlen(allowed); set++)
		for (size_t w = 0; w < COUNT(widths); w++)
			for (size_t p = 0; p < COUNT(precs); p++) {
				char flags[8] = "", *to = flags;

				for (size_t i = 0; allowed[i]; i++)
					if (set >> i & 1)
						*to++ = allowed[i];
				snprintf(fmt, sizeof(fmt), "<%%%s%s%s%s%c>", flags, widths[w],
					 precs[p], length, conv);
				for (size_t i = 0; i < n; i++)
					compare_stars(fmt, v[i]);
			}
}

Test(fmt, numbers)
{
	for (size_t i = 0; i < COUNT(lengths); i++)
		for (const char *conv = "diuxXo"; *conv; conv++)
			compare_all(lengths[i], *conv, "-0+ #", values, COUNT(values));
	cr_assert_gt(compared, 1000000);
}

Test(fmt, pointers)
{
	static const long p[] = {0, 1, 0x7fffdeadbeef, -1};

	compare_all("", 'p', "-+ ", p, COUNT(p));
	compare_all("", 'p', "0-", p + 1, COUNT(p) - 1);
}

Test(fmt, strings_and_characters)
{
	const long s[] = {(long)"", (long)"x", (long)"hello", (long)"a rather long one, 25 c.",
			  (long)NULL};
	static const long c[] = {'a', ' ', 0, 0x7f, 0x80, 0xff, 0x141, '%'};

	compare_all("", 's', "-", s, COUNT(s));
	compare_all("", 'c', "-", c, COUNT(c));
}

/* A string needs no end where the precision ends it before. */
Test(fmt, string_is_not_read_beyond_its_precision)
{
	char *s = guarded(5, 'y');
	char got[16];

	cr_assert_eq(mote_snprintf(got, sizeof(got), "%.5s", s), 5);
	cr_assert_str_eq(got, "yyyyy");
	cr_assert_eq(mote_snprintf(got, sizeof(got), "%8.*s", 5, s), 8);
	cr_assert_str_eq(got, "   yyyyy");
}

Test(fmt, sizes)
{
	char want[64], got[64];

	for (size_t size = 0; size < 48; size++) {
		int w, g;

		memset(want, '~', sizeof(want));
		memset(got, '~', sizeof(got));
		w = snprintf(want, size, "%s|%-10d|%010x|%c", "abcdefgh", -77, 0xbeef, '!');
		g = mote_snprintf(got, size, "%s|%-10d|%010x|%c", "abcdefgh", -77, 0xbeef, '!');
		cr_assert_eq(w, g);
		cr_assert_arr_eq(want, got, sizeof(got), "size %zu", size);
	}
	cr_assert_eq(mote_snprintf(NULL, 0, "%1000d", 1), 1000);
	cr_assert_eq(mote_snprintf(NULL, 0, ""), 0);
}

Test(fmt, several_arguments_and_many)
{
	char want[256], got[256];
	const char *fmt = "%d %s %c %lu %hhd %p %*.*x %% %zu %td %jd %o %lld %5s|%-5s|";

#define ARGS                                                                                       \
	1, "two", '3', 4ul, 5, (void *)6, 7, 3, 0x8, (size_t)9, (ptrdiff_t)-10, (intmax_t)11, 12,  \
		-13ll, "14", "15"
	cr_assert_eq(mote_snprintf(got, sizeof(got), fmt, ARGS),
		     snprintf(want, sizeof(want), fmt, ARGS));
	cr_assert_str_eq(got, want);
}

/* What is no conversion stands in the output as it stands in the format, and takes no argument. */
Test(fmt, unknown_conversions)
{
	static const char *const pairs[][2] = {
		{"%y%d", "%y42"},
		{"%", "%"},
		{"%d %", "42 %"},
		{"%-05.3k%d", "%-05.3k42"},
		{"%l", "%l"},
		{"%5", "%5"},
		{"%%%d%%", "%42%"},
		{"%\xff%d", "%\xff"
			    "42"},
		{"%.", "%."},
		{"100%!", "100%!"},
	};
	char got[64];

	for (size_t i = 0; i < COUNT(pairs); i++) {
		int n = mote_snprintf(got, sizeof(got), pairs[i][0], 42);

		cr_assert_str_eq(got, pairs[i][1]);
		cr_assert_eq(n, (int)strlen(pairs[i][1]));
	}
}

/* Longer than an int can say. */
Test(fmt, too_long)
{
	char got[4];

	cr_assert_eq(mote_snprintf(got, sizeof(got), "%*d%*d", INT_MAX, 1, 1, 2), -EOVERFLOW);
	cr_assert_str_eq(got, "   ");
}

/* Printing: fd 1 is a pipe of the test's own. */
static int pipe_to_fd1(int flags)
{
	int fds[2];

	cr_assert_eq(pipe2(fds, flags), 0);
	fflush(stdout);
	dup2(fds[1], 1);
	close(fds[1]);
	return fds[0];
}

Test(print, one_write_up_to_1_kib)
{
	char buf[4096];
	int in = pipe_to_fd1(O_DIRECT); /* a packet for each write */

	cr_assert_eq(mote_printf("%d and %s\n", 1, "two"), 10);
	cr_assert_eq(read(in, buf, sizeof(buf)), 10);
	cr_assert_arr_eq(buf, "1 and two\n", 10);
	cr_assert_eq(mote_printf("%1024d", 5), 1024);
	cr_assert_eq(read(in, buf, sizeof(buf)), 1024);
	cr_assert_eq(mote_printf("%1025d", 5), 1025);
	cr_assert_eq(read(in, buf, sizeof(buf)), 1024);
	cr_assert_eq(read(in, buf, sizeof(buf)), 1);
	cr_assert_eq(mote_printf(""), 0);
	cr_assert_eq(mote_printf("x"), 1);
	cr_assert_eq(read(in, buf, sizeof(buf)), 1, "an empty text is no write");
}

Test(print, errors)
{
	close(pipe_to_fd1(0));
	signal(SIGPIPE, SIG_IGN);
	cr_assert_eq(mote_printf("x"), -EPIPE);
	close(1);
	cr_assert_eq(mote_printf("%4000d", 1), -EBADF);
	cr_assert_eq(open("/dev/full", O_WRONLY), 1);
	cr_assert_eq(mote_printf("x"), -ENOSPC);
}

struct reader {
	int fd;
	long bytes;
	bool right;
};

static void *read_slowly(void *arg)
{
	struct reader *r = arg;
	char buf[3000];
	long n;

	usleep(100000);
	while ((n = read(r->fd, buf, sizeof(buf))) > 0)
		for (long i = 0; i < n; i++, r->bytes++)
			r->right &= buf[i] == (r->bytes % 7777 == 7776 ? '\n' : '0');
	return NULL;
}

/* 100 long lines through a pipe that is full most of the time: nothing is lost or said twice. */
static void print_to_a_slow_reader(int flags)
{
	struct reader r = {.right = true};
	pthread_t thread;
	sigset_t all, old;
	int out = dup(1);

	r.fd = pipe_to_fd1(0);
	fcntl(1, F_SETFL, flags);
	sigfillset(&all);
	pthread_sigmask(SIG_BLOCK, &all, &old);
	pthread_create(&thread, NULL, read_slowly, &r);
	pthread_sigmask(SIG_SETMASK, &old, NULL);
	for (int i = 0; i < 100; i++)
		cr_assert_eq(mote_printf("%.7776d\n", 0), 7777);
	dup2(out, 1);
	pthread_join(thread, NULL);
	cr_assert_eq(r.bytes, 777700);
	cr_assert(r.right);
}

static volatile int interrupts;

static void on_alarm(int sig)
{
	(void)sig;
	interrupts++;
}

static void interrupt_often(void)
{
	struct sigaction sa = {.sa_handler = on_alarm}; /* no SA_RESTART */
	struct itimerval often = {{0, 500}, {0, 500}};

	sigaction(SIGALRM, &sa, NULL);
	setitimer(ITIMER_REAL, &often, NULL);
}

Test(print, descriptor_that_does_not_block, .timeout = 20)
{
	print_to_a_slow_reader(O_NONBLOCK);
}

Test(print, interrupted_writes, .timeout = 20)
{
	interrupt_often();
	print_to_a_slow_reader(0);
	cr_assert_gt(interrupts, 10);
}

Test(print, interrupted_waits, .timeout = 20)
{
	interrupt_often();
	print_to_a_slow_reader(O_NONBLOCK);
	cr_assert_gt(interrupts, 10);
}
