/* report.c - what is written about a job that is done. */
#include "psum.h"

bool all_well = true;
struct totals totals;

/* The check file in hand: what its lines came to so far. */
static struct {
	uint64_t matched, mismatched, unreadable;
} list;

static bool has_any(const char *name, const char *set)
{
	for (; *name; name++)
		for (const char *p = set; *p; p++)
			if (*name == *p)
				return true;
	return false;
}

/* A name as lines of sums have it: a backslash before the line tells that it is escaped. */
static void put_name(const char *name, bool escape)
{
	if (!escape) {
		sink_str(&out, name);
		return;
	}
	for (; *name; name++)
		if (*name == '\n')
			sink_put(&out, "\\n", 2);
		else if (*name == '\r')
			sink_put(&out, "\\r", 2);
		else if (*name == '\\')
			sink_put(&out, "\\\\", 2);
		else
			sink_put(&out, name, 1);
}

static void put_sum(const uint8_t *sum)
{
	static const char digits[] = "0123456789abcdef";
	char hex[2 * SHA256_BYTES];

	for (int i = 0; i < SHA256_BYTES; i++) {
		hex[2 * i] = digits[sum[i] >> 4];
		hex[2 * i + 1] = digits[sum[i] & 15];
	}
	sink_put(&out, hex, sizeof hex);
}

static void report_sum(struct job *jp)
{
	bool escape = !opt.zero && has_any(jp->name.p, "\\\n\r");

	if (jp->state == SUM_FAILED) {
		message_error(jp->name.p, jp->error);
		all_well = false;
		return;
	}
	if (escape)
		sink_put(&out, "\\", 1);
	if (opt.tag) {
		sink_str(&out, "SHA256 (");
		put_name(jp->name.p, escape);
		sink_str(&out, ") = ");
		put_sum(jp->sum);
	} else {
		put_sum(jp->sum);
		sink_str(&out, opt.binary > 0 ? " *" : "  ");
		put_name(jp->name.p, escape);
	}
	sink_put(&out, opt.zero ? "" : "\n", 1);
}

/* Here coreutils 9.1 escapes names with a newline alone. */
static void put_verdict(const char *name, const char *verdict)
{
	bool escape = has_any(name, "\n");

	if (escape)
		sink_put(&out, "\\", 1);
	put_name(name, escape);
	sink_str(&out, verdict);
}

static void report_check(struct job *jp)
{
	if (jp->state == SUM_MISSING)
		return;
	if (jp->state == SUM_FAILED) {
		message_error(jp->name.p, jp->error);
		list.unreadable++;
		if (!opt.status)
			put_verdict(jp->name.p, ": FAILED open or read\n");
	} else if (memcmp(jp->sum, jp->want, SHA256_BYTES) != 0) {
		list.mismatched++;
		if (!opt.status)
			put_verdict(jp->name.p, ": FAILED\n");
	} else {
		list.matched++;
		if (!opt.status && !opt.quiet)
			put_verdict(jp->name.p, ": OK\n");
	}
}

static void warn_count(uint64_t n, const char *one, const char *many)
{
	struct sink *s;

	if (n == 0)
		return;
	s = message_begin();
	sink_str(s, "WARNING: ");
	sink_number(s, n);
	sink_str(s, n == 1 ? one : many);
	message_end();
}

static void message_about(const char *name, const char *text)
{
	struct sink *s = message_begin();

	quote_put(s, name);
	sink_str(s, text);
	message_end();
}

static void report_summary(struct job *jp)
{
	if (!jp->any_good) {
		message_about(jp->name.p, ": no properly formatted checksum lines found");
	} else if (!opt.status) {
		warn_count(jp->number, " line is improperly formatted",
			   " lines are improperly formatted");
		warn_count(list.unreadable, " listed file could not be read",
			   " listed files could not be read");
		warn_count(list.mismatched, " computed checksum did NOT match",
			   " computed checksums did NOT match");
		if (opt.ignore_missing && list.matched == 0)
			message_about(jp->name.p, ": no file was verified");
	}
	if (!jp->any_good || list.matched == 0 || list.mismatched > 0 || list.unreadable > 0 ||
	    (opt.strict && jp->number > 0))
		all_well = false;
	memset(&list, 0, sizeof list);
}

static void report_error(struct job *jp)
{
	if (jp->error == 0)
		message_about(jp->name.p, ": read error");
	else
		message_error(jp->name.p, jp->error);
	all_well = false;
	memset(&list, 0, sizeof list);
}

static void report_badline(struct job *jp)
{
	struct sink *s = message_begin();

	quote_put(s, jp->name.p);
	sink_str(s, ": ");
	sink_number(s, jp->number);
	sink_str(s, ": improperly formatted SHA256 checksum line");
	message_end();
}

void report_job(struct job *jp)
{
	switch (jp->kind) {
	case JOB_SUM:
		totals.files += jp->state == SUM_DONE;
		totals.bytes += jp->bytes;
		if (opt.check)
			report_check(jp);
		else
			report_sum(jp);
		break;
	case JOB_ERROR:
		report_error(jp);
		break;
	case JOB_BADLINE:
		report_badline(jp);
		break;
	case JOB_SUMMARY:
		report_summary(jp);
		break;
	}
}

void report_interrupted(const struct job *jp)
{
	message_about(jp->name.p, ": interrupted");
}
