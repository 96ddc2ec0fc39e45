/* Comparing an outcome with its expectation, and saying what differs. */
#define _GNU_SOURCE
#include "driver.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#define LINES_SHOWN 60

/* Removes the lines that qemu itself adds when the guest dies by a signal. */
static void strip_qemu(struct buffer *b)
{
	char *at = b->data, *to = b->data;

	while (*at) {
		size_t n = strcspn(at, "\n");
		n += at[n] == '\n';
		if (strncmp(at, "qemu: uncaught target signal", 28) != 0) {
			memmove(to, at, n);
			to += n;
		}
		at += n;
	}
	*to = 0;
	b->len = to - b->data;
}

static void show_text(struct buffer *why, const char *name, const char *text)
{
	int lines = 0;

	if (!*text) {
		buffer_printf(why, "  %s: (empty)\n", name);
		return;
	}
	buffer_printf(why, "  %s:\n", name);
	while (*text && lines++ < LINES_SHOWN) {
		size_t n = strcspn(text, "\n");
		buffer_printf(why, "    | %.*s\n", (int)(n < 500 ? n : 500), text);
		text += n + (text[n] == '\n');
	}
	if (*text)
		buffer_printf(why, "    | ...\n");
}

static void describe(struct buffer *why, int status)
{
	if (WIFSIGNALED(status))
		buffer_printf(why, "signal %d", WTERMSIG(status));
	else
		buffer_printf(why, "status %d", WEXITSTATUS(status));
}

static void check_status(struct buffer *why, int expected, int status)
{
	if (expected < 0 && WIFSIGNALED(status) && WTERMSIG(status) == -expected)
		return;
	if (expected >= 0 && WIFEXITED(status) && WEXITSTATUS(status) == expected)
		return;
	buffer_printf(why, "  ended by ");
	describe(why, status);
	buffer_printf(why, ", expected %s %d\n", expected < 0 ? "signal" : "status",
		      expected < 0 ? -expected : expected);
}

/* The first line at which the exact text differs. */
static void check_lines(struct buffer *why, const struct list *want, const char *text)
{
	for (int i = 0; i <= want->n; i++) {
		size_t n = strcspn(text, "\n");
		if (i == want->n) {
			if (*text)
				buffer_printf(why, "  stdout line %d: not expected: %.*s\n", i + 1,
					      (int)n, text);
			return;
		}
		if (text[n] != '\n' || strlen(want->v[i]) != n ||
		    memcmp(text, want->v[i], n) != 0) {
			buffer_printf(why, "  stdout line %d:\n    - %s\n    + %.*s%s\n", i + 1,
				      want->v[i], (int)n, text,
				      text[n] == '\n' ? "" : " (no end of line)");
			return;
		}
		text += n + 1;
	}
}

static const char *line_with_prefix(const char *text, const char *prefix)
{
	while (*text) {
		if (strncmp(text, prefix, strlen(prefix)) == 0)
			return text;
		text += strcspn(text, "\n");
		text += *text == '\n';
	}
	return NULL;
}

static void check_has(struct buffer *why, const char *name, const struct list *want,
		      const char *text)
{
	for (int i = 0; i < want->n; i++) {
		if (!strstr(text, want->v[i]))
			buffer_printf(why, "  %s does not have: %s\n", name, want->v[i]);
	}
}

static void check_echo(struct buffer *why, char *out, const char *err)
{
	char *copy = strdup(out), *save;
	int lines = 0;

	for (char *l = strtok_r(copy, "\n", &save); l; l = strtok_r(NULL, "\n", &save), lines++) {
		if (!strstr(err, l))
			buffer_printf(why, "  stderr does not have: %s\n", l);
	}
	if (lines == 0)
		buffer_printf(why, "  stdout is empty: nothing to look for in stderr\n");
	free(copy);
}

static void check_stderr(struct buffer *why, const struct spec *sp, const char *text)
{
	const char *at = NULL;

	for (int i = 0; i < sp->err_line.n; i++) {
		at = line_with_prefix(text, sp->err_line.v[i]);
		if (!at)
			buffer_printf(why, "  stderr has no line: %s\n", sp->err_line.v[i]);
	}
	check_has(why, "stderr", &sp->err_has, text);
	if (sp->throws && at) {
		at += strcspn(at, "\n");
		if (at[0] != '\n' || at[1] == 0)
			buffer_printf(why, "  no traceback after the throw's line\n");
	}
	if (sp->err_line.n == 0 && sp->err_has.n == 0 && *text)
		buffer_printf(why, "  stderr is not empty\n");
}

char *verify(const struct run *r, const struct spec *sp, struct outcome *o)
{
	struct buffer why = {0, NULL};

	buffer_add(&why, "", 0);
	if (!arch_is_native(r->arch))
		strip_qemu(&o->err);
	if (o->timed_out) {
		buffer_printf(&why, "  no end after %.1f s; its tasks:\n", o->seconds);
		show_text(&why, "tasks", o->tasks.data);
	} else {
		check_status(&why, sp->status, o->wait_status);
	}
	if (sp->echo)
		check_echo(&why, o->out.data, o->err.data);
	else if (!sp->any_out && (sp->out_has.n == 0 || sp->out.n > 0))
		check_lines(&why, &sp->out, o->out.data);
	check_has(&why, "stdout", &sp->out_has, o->out.data);
	if (!sp->any_err)
		check_stderr(&why, sp, o->err.data);
	if (why.len == 0) {
		free(why.data);
		return NULL;
	}
	show_text(&why, "stdout", o->out.data);
	show_text(&why, "stderr", o->err.data);
	return why.data;
}
