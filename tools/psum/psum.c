/* psum - sha256sum, many files at once. This file: the options, and the order of events. */
#include "psum.h"

#define PROCS_MAX 1024

struct options opt = {.binary = -1};
const char *program = "psum";

struct operand {
	const char *path;
	bool tree;
};

static struct operand *operands;
static int noperands;
static bool stdin_closed;

static const char help_text[] =
	" [OPTION]... [-r DIR]... [FILE]...\n"
	"Print or check SHA256 (256-bit) checksums, several files at once.\n"
	"\n"
	"With no FILE, or when FILE is -, read standard input.\n"
	"  -j N                  use N processors (default: all that psum may use)\n"
	"  -r DIR                every regular file under DIR, in the order of the bytes\n"
	"                          of the paths; symbolic links are not followed\n"
	"      --stats           tell on standard error what was done\n"
	"\n"
	"  -b, --binary          read in binary mode\n"
	"  -c, --check           read checksums from the FILEs and check them\n"
	"      --tag             create a BSD-style checksum\n"
	"  -t, --text            read in text mode (default)\n"
	"  -z, --zero            end each output line with NUL, not newline,\n"
	"                          and disable file name escaping\n"
	"\n"
	"Useful only when verifying checksums:\n"
	"      --ignore-missing  don't fail or report status for missing files\n"
	"      --quiet           don't print OK for each successfully verified file\n"
	"      --status          don't output anything, status code shows success\n"
	"      --strict          exit non-zero for improperly formatted checksum lines\n"
	"  -w, --warn            warn about improperly formatted checksum lines\n"
	"\n"
	"      --help            display this help and exit\n"
	"      --version         output version information and exit\n"
	"\n"
	"SIGINT and SIGTERM write out what is done, and stop it; SIGUSR1 makes it tell\n"
	"on standard error how far it is.\n"
	"\n"
	"Output, messages and exit status are those of coreutils' sha256sum.\n";

MOTE_NORETURN static void try_help(void)
{
	sink_str(&err, "Try '");
	sink_str(&err, program);
	sink_str(&err, " --help' for more information.\n");
	sink_flush(&err);
	leave(1);
}

MOTE_NORETURN static void bad_usage(const char *text)
{
	message(text);
	try_help();
}

/* "program: " a b c, then the advice. */
MOTE_NORETURN static void bad_option(const char *a, const char *b, const char *c)
{
	struct sink *s = message_begin();

	sink_str(s, a);
	sink_str(s, b);
	sink_str(s, c);
	message_end();
	try_help();
}

MOTE_NORETURN static void show_help(void)
{
	sink_str(&out, "Usage: ");
	sink_str(&out, program);
	sink_str(&out, help_text);
	leave(0);
}

MOTE_NORETURN static void show_version(void)
{
	sink_str(&out, "psum, a program of mote; as sha256sum of GNU coreutils 9.1\n");
	leave(0);
}

static void set_procs(const char *text)
{
	int n = 0;

	for (const char *p = text; *p; p++) {
		if (*p < '0' || *p > '9' || n > PROCS_MAX)
			bad_option("invalid number of processors: '", text, "'");
		n = n * 10 + *p - '0';
	}
	if (n < 1 || n > PROCS_MAX)
		bad_option("invalid number of processors: '", text, "'");
	mote_procs(n);
}

/* Options without an argument; `o` is the short name, or the capital that stands for a long one. */
static void set_flag(char o)
{
	switch (o) {
	case 'b':
		opt.binary = 1;
		break;
	case 'c':
		opt.check = true;
		break;
	case 'I':
		opt.ignore_missing = true;
		break;
	case 'G':
		opt.tag = true;
		opt.binary = 1;
		break;
	case 't':
		opt.binary = 0;
		break;
	case 'T':
		opt.strict = true;
		break;
	case 'z':
		opt.zero = true;
		break;
	case 'H':
		show_help();
	case 'V':
		show_version();
	default: /* q, s, w: the last one counts */
		opt.quiet = o == 'Q';
		opt.status = o == 'S';
		opt.warn = o == 'w';
	}
}

static const struct {
	const char *name;
	char option;
} long_options[] = {
	{"check", 'c'},	 {"ignore-missing", 'I'}, {"quiet", 'Q'}, {"status", 'S'},
	{"warn", 'w'},	 {"strict", 'T'},	  {"tag", 'G'},	  {"zero", 'z'},
	{"binary", 'b'}, {"text", 't'},		  {"help", 'H'},  {"version", 'V'},
};

#define LONG_OPTIONS (sizeof long_options / sizeof long_options[0])

/* How much of `name` the text has, up to its end or a '='; -1 when it has something else. */
static int match(const char *text, const char *name)
{
	int n = 0;

	while (text[n] && text[n] != '=' && text[n] == name[n])
		n++;
	return text[n] == 0 || text[n] == '=' ? n : -1;
}

MOTE_NORETURN static void ambiguous(const char *arg)
{
	struct sink *s = message_begin();

	sink_str(s, "option '");
	sink_str(s, arg);
	sink_str(s, "' is ambiguous; possibilities:");
	for (size_t i = 0; i < LONG_OPTIONS; i++)
		if (match(arg + 2, long_options[i].name) >= 0) {
			sink_str(s, " '--");
			sink_str(s, long_options[i].name);
			sink_str(s, "'");
		}
	message_end();
	try_help();
}

/* A long option may be cut short where what is left fits one only; --stats may not. */
static void long_option(const char *arg)
{
	const char *text = arg + 2;
	size_t found = LONG_OPTIONS, n = 0;
	int length;

	if (match(text, "stats") == 5 && text[5] == 0) {
		opt.stats = true;
		return;
	}
	for (size_t i = 0; i < LONG_OPTIONS; i++) {
		length = match(text, long_options[i].name);
		if (length < 0)
			continue;
		found = i;
		n++;
		if (long_options[i].name[length] == 0) {
			n = 1;
			break;
		}
	}
	if (n == 0)
		bad_option("unrecognized option '", arg, "'");
	if (n > 1)
		ambiguous(arg);
	if (text[match(text, long_options[found].name)] == '=')
		bad_option("option '--", long_options[found].name, "' doesn't allow an argument");
	set_flag(long_options[found].option);
}

static void add_operand(const char *path, bool tree)
{
	operands[noperands].path = path;
	operands[noperands++].tree = tree;
}

/* A word of short options. Returns whether its last one took `next` as argument. */
static bool short_options(const char *p, const char *next)
{
	for (; *p; p++) {
		char text[2] = {*p};
		const char *arg = p[1] ? p + 1 : next;

		if (*p != 'j' && *p != 'r') {
			if (*p != 'b' && *p != 'c' && *p != 't' && *p != 'w' && *p != 'z')
				bad_option("invalid option -- '", text, "'");
			set_flag(*p);
			continue;
		}
		if (!arg)
			bad_option("option requires an argument -- '", text, "'");
		if (*p == 'j')
			set_procs(arg);
		else
			add_operand(arg, true);
		return arg == next;
	}
	return false;
}

/* Options may stand after operands, unless POSIXLY_CORRECT is set. */
static void parse(int argc, char **argv)
{
	bool options = true;

	for (int i = 1; i < argc; i++) {
		const char *arg = argv[i];

		if (!options || arg[0] != '-' || arg[1] == 0) {
			add_operand(arg, false);
			options = options && !mote_getenv("POSIXLY_CORRECT");
		} else if (arg[1] != '-') {
			i += short_options(arg + 1, argv[i + 1]);
		} else if (arg[2] != 0) {
			long_option(arg);
		} else {
			options = false;
		}
	}
}

static void validate(void)
{
	bool trees = false;

	for (int i = 0; i < noperands; i++)
		trees |= operands[i].tree;
	if (opt.tag && opt.binary == 0)
		bad_usage("--tag does not support --text mode");
	if (opt.zero && opt.check)
		bad_usage("the --zero option is not supported when verifying checksums");
	if (opt.tag && opt.check)
		bad_usage("the --tag option is meaningless when verifying checksums");
	if (opt.binary >= 0 && opt.check)
		bad_usage("the --binary and --text options are meaningless when verifying "
			  "checksums");
	if (trees && opt.check)
		bad_usage("the -r option is meaningless when verifying checksums");
	if (opt.check)
		return;
	if (opt.ignore_missing)
		bad_option("the ", "--ignore-missing",
			   " option is meaningful only when verifying "
			   "checksums");
	if (opt.status || opt.warn || opt.quiet || opt.strict)
		bad_option("the ",
			   opt.status  ? "--status"
			   : opt.warn  ? "--warn"
			   : opt.quiet ? "--quiet"
				       : "--strict",
			   " option is meaningful only when verifying checksums");
}

/*
 * A file of the operands must not become fd 0, 1 or 2. A closed one is filled with an fd that can
 * neither be read nor written: to psum it is as if it were still closed.
 */
static void hold_standard_fds(void)
{
	for (int fd = 0; fd <= 2; fd++) {
		if (mote_syscall(SYS_fcntl, fd, F_GETFD) >= 0)
			continue;
		mote_syscall(SYS_openat, AT_FDCWD, "/", O_PATH | O_CLOEXEC);
		stdin_closed |= fd == 0;
	}
}

static void put_operand(const struct operand *op)
{
	if (op->tree)
		walk_tree(op->path);
	else if (opt.check)
		check_list(op->path);
	else
		ring_put(ring_get(JOB_SUM, op->path));
}

static void show_stats(int64_t ns)
{
	mote_eprintf("%s: %llu files, %llu bytes, %llu ms, %llu Gs, %d Ms, %d procs, %s\n", program,
		     (unsigned long long)totals.files, (unsigned long long)totals.bytes,
		     (unsigned long long)ns / 1000000, (unsigned long long)totals.gs + 1,
		     mote_numm(), mote_procs(0), totals.variant->name);
}

int main(int argc, char **argv)
{
	int64_t start = mote_nanotime();

	hold_standard_fds();
	quote_init();
	if (argc > 0)
		program = argv[0];
	operands = mote_alloc((argc + 1) * sizeof *operands);
	if (!operands)
		leave_no_memory();
	parse(argc, argv);
	validate();
	if (noperands == 0)
		add_operand("-", false);
	totals.variant = sha256_pick();
	signals_start(start);
	progress_start();
	ring_start();
	for (int i = 0; i < noperands; i++)
		put_operand(&operands[i]);
	ring_finish();
	if (opt.stats)
		show_stats(mote_nanotime() - start);
	if (stdin_used && stdin_closed) {
		message("standard input: Bad file descriptor");
		all_well = false;
	}
	leave(all_well ? 0 : 1);
}
