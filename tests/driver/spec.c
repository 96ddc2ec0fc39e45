/*
 * The expectations of a program: lines `key: value` of its first comment. A line that does not
 * begin with a lower-case word and a colon is prose. Every key may be absent. A line between prose
 * and keys keeps formatters from joining them.
 *
 *   expect-status: N | signal N        0
 *   expect-throw: TEXT                 status 2, a stderr line "fatal error: TEXT...", a traceback
 *   expect-stdout: LINE                exact lines, once for each; "ok" when nothing is said;
 *                                      nothing at all for a throw, a signal, or an empty LINE
 *   expect-stdout-has: TEXT            instead of exact lines
 *   expect-stderr-line: TEXT           a line of stderr begins so; else stderr must be empty
 *   expect-stderr-has: TEXT
 *   expect-echo: yes                   each line of stdout is also in stderr; so it is not compared
 *   expect-output: any                 neither is compared
 *   args: A B ...                      argument words
 *   env: A=1 B=2 | empty | huge
 *   argv0: empty
 *   time-limit: SECONDS                20; six times that under qemu-user
 *   repeat: N                          1
 *   archs: all | native | NAME ...     all
 *   also: pinned fifo 64k             further runs: on one CPU, the same with real-time priority
 *                                      (natively, both), with 64 KiB pages (qemu)
 *   build: OPTIONS                     for mote-cc (read by tests/progs/run)
 *   builds: NAME=OPTIONS,OPTIONS       further builds of the program, run too (likewise)
 *   sources: FILE ...                  further sources, from tests/progs/parts (likewise)
 *   wrap: CONDITION ...                what launch.c sets up before exec
 */
#define _GNU_SOURCE
#include "driver.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void list_add(struct list *l, const char *text)
{
	if (l->n == SPEC_LIST_MAX)
		abort();
	l->v[l->n++] = strdup(text);
}

static void list_words(struct list *l, char *text)
{
	char *save;

	for (char *w = strtok_r(text, " ", &save); w; w = strtok_r(NULL, " ", &save))
		list_add(l, w);
}

bool spec_lists(const struct list *l, const char *word)
{
	for (int i = 0; i < l->n; i++) {
		if (strcmp(l->v[i], word) == 0)
			return true;
	}
	return false;
}

static void set_status(struct spec *sp, const char *value)
{
	if (strncmp(value, "signal ", 7) == 0)
		sp->status = -atoi(value + 7);
	else
		sp->status = atoi(value);
}

static void set_throw(struct spec *sp, const char *value)
{
	char line[512];

	snprintf(line, sizeof line, "fatal error: %s", value);
	list_add(&sp->err_line, line);
	sp->throws = true;
	sp->status = 2;
}

static bool set_lists(struct spec *sp, const char *key, char *value)
{
	static const struct {
		const char *key;
		size_t at;
		bool words;
	} keys[] = {
		{"expect-stdout", offsetof(struct spec, out), false},
		{"expect-stdout-has", offsetof(struct spec, out_has), false},
		{"expect-stderr-line", offsetof(struct spec, err_line), false},
		{"expect-stderr-has", offsetof(struct spec, err_has), false},
		{"args", offsetof(struct spec, args), true},
		{"env", offsetof(struct spec, env), true},
		{"also", offsetof(struct spec, also), true},
		{"builds", offsetof(struct spec, builds), true},
		{"wrap", offsetof(struct spec, wrap), true},
	};

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		if (strcmp(key, keys[i].key) != 0)
			continue;
		struct list *l = (struct list *)((char *)sp + keys[i].at);
		if (keys[i].words)
			list_words(l, value);
		else
			list_add(l, value);
		return true;
	}
	return false;
}

/* False when there is no such key. */
static bool set_key(struct spec *sp, const char *key, char *value)
{
	if (strcmp(key, "expect-status") == 0)
		set_status(sp, value);
	else if (strcmp(key, "expect-throw") == 0)
		set_throw(sp, value);
	else if (strcmp(key, "expect-echo") == 0)
		sp->echo = true;
	else if (strcmp(key, "expect-output") == 0)
		sp->any_out = sp->any_err = true;
	else if (strcmp(key, "time-limit") == 0)
		sp->time_limit = atoi(value);
	else if (strcmp(key, "repeat") == 0)
		sp->repeat = atoi(value);
	else if (strcmp(key, "archs") == 0)
		sp->archs = strdup(value);
	else if (strcmp(key, "argv0") == 0)
		sp->argv0_empty = true;
	else if (strcmp(key, "build") == 0 || strcmp(key, "sources") == 0)
		return true;
	else
		return set_lists(sp, key, value);
	return true;
}

/* Splits "key: value" in place; NULL when the line is prose. */
static char *key_split(char *line)
{
	char *p = line;

	while (islower((unsigned char)*p) || *p == '-' || isdigit((unsigned char)*p))
		p++;
	if (p == line || *p != ':' || (p[1] != ' ' && p[1] != 0))
		return NULL;
	*p++ = 0;
	while (*p == ' ')
		p++;
	return p;
}

/* A formatter may have joined the lines of a comment. */
static bool hides_key(const char *text)
{
	static const char *const keys[] = {
		" expect-", " also: ", " build: ", " builds: ", " archs: ",
		" wrap: ",  " args: ", " env: ",   " repeat: "};

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		if (strstr(text, keys[i]))
			return true;
	}
	return false;
}

static char *comment_text(char *line)
{
	line[strcspn(line, "\n")] = 0;
	line += strspn(line, " \t/*");
	for (size_t n = strlen(line); n > 0 && (line[n - 1] == ' ' || line[n - 1] == '\t'); n--)
		line[n - 1] = 0;
	return line;
}

static void set_defaults(struct spec *sp)
{
	if (sp->out.n == 1 && sp->out.v[0][0] == 0)
		sp->out.n = 0;
	else if (sp->out.n == 0 && sp->out_has.n == 0 && !sp->throws && sp->status >= 0)
		list_add(&sp->out, "ok");
}

/* The first condition that launch.c does not know. */
static const char *strange_condition(const struct spec *sp)
{
	static const char *const known[] = {
		"closed-fds", "blocked", "stack-tiny", "stack-unlimited",
		"pid1",	      "chroot",	 "mlock"};

	for (int i = 0; i < sp->wrap.n; i++) {
		size_t k = 0;
		while (k < sizeof known / sizeof *known && strcmp(known[k], sp->wrap.v[i]) != 0)
			k++;
		if (k == sizeof known / sizeof *known)
			return sp->wrap.v[i];
	}
	return NULL;
}

/* 0, or -1 with the reason in `why`. */
int spec_read(struct spec *sp, const char *path, char *why, size_t size)
{
	char line[1024];
	bool end = false;
	FILE *f = fopen(path, "r");

	*sp = (struct spec){.time_limit = 20, .repeat = 1, .archs = "all"};
	if (!f) {
		snprintf(why, size, "%s: %s", path, strerror(errno));
		return -1;
	}
	while (!end && fgets(line, sizeof line, f)) {
		char *close = strstr(line, "*/");
		if (close) {
			end = true;
			*close = 0;
		}
		char *text = comment_text(line);
		char *value = key_split(text);
		if (value ? !set_key(sp, text, value) : hides_key(text)) {
			snprintf(why, size, "%s: %s: %s", path,
				 value ? "no such key" : "a key within a line", text);
			fclose(f);
			return -1;
		}
	}
	fclose(f);
	set_defaults(sp);
	if (!strange_condition(sp))
		return 0;
	snprintf(why, size, "%s: no such condition: %s", path, strange_condition(sp));
	return -1;
}
