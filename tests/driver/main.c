/*
 * The Criterion side: one parameter for each run of each program.
 *
 * Environment: MOTE_PROGS directory of the built programs (ARCH/PROG and ARCH/PROG+BUILD in it),
 * MOTE_PROGS_SRC the sources, MOTE_ARCHS the architectures, T a part of the names to run,
 * MOTE_MODES the modes to run ("plain pinned fifo 64k"), MOTE_REPEAT a factor for the number of
 * runs, MOTE_TIME_FACTOR one for the time limits, MOTE_RR set: real-time priority, VARIANT a name
 * for the build in the messages.
 */
#define _GNU_SOURCE
#include "driver.h"

#include <criterion/criterion.h>
#include <criterion/hooks.h>
#include <criterion/parameterized.h>
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>

#define RUNS_MAX 4096

static const char *env_or(const char *name, const char *other)
{
	const char *v = getenv(name);

	return v && *v ? v : other;
}

static bool has_word(const char *words, const char *word)
{
	size_t n = strlen(word);

	for (const char *p = words; (p = strstr(p, word)); p += n) {
		if ((p == words || p[-1] == ' ') && (p[n] == 0 || p[n] == ' '))
			return true;
	}
	return false;
}

static void full_name(const struct run *r, char *name, size_t size)
{
	snprintf(name, size, "%s%s%s [%s%s%s%s%s]", r->prog, *r->build ? "+" : "", r->build,
		 r->arch, *r->mode ? " " : "", r->mode, *env_or("VARIANT", "") ? " " : "",
		 env_or("VARIANT", ""));
}

static int runs;
static struct run *run_list;

static void add_run(const char *prog, const char *build, const char *arch, const char *mode)
{
	if (runs == RUNS_MAX ||
	    !has_word(env_or("MOTE_MODES", "plain pinned fifo 64k"), *mode ? mode : "plain"))
		return;
	struct run *r = &run_list[runs++];

	memset(r, 0, sizeof *r);
	snprintf(r->prog, sizeof r->prog, "%s", prog);
	snprintf(r->build, sizeof r->build, "%s", build);
	snprintf(r->arch, sizeof r->arch, "%s", arch);
	snprintf(r->mode, sizeof r->mode, "%s", mode);
}

static void add_modes(const struct spec *sp, const char *prog, const char *build, const char *arch)
{
	add_run(prog, build, arch, "");
	if (arch_is_native(arch) && spec_lists(&sp->also, "pinned"))
		add_run(prog, build, arch, "pinned");
	if (arch_is_native(arch) && spec_lists(&sp->also, "fifo"))
		add_run(prog, build, arch, "fifo");
	if (!arch_is_native(arch) && spec_lists(&sp->also, "64k"))
		add_run(prog, build, arch, "64k");
}

static void add_arch(const struct spec *sp, const char *prog, const char *arch)
{
	char build[64];

	if (!has_word(sp->archs, "all") && !has_word(sp->archs, arch) &&
	    !(has_word(sp->archs, "native") && arch_is_native(arch)))
		return;
	add_modes(sp, prog, "", arch);
	for (int i = 0; i < sp->builds.n; i++) {
		snprintf(build, sizeof build, "%.*s", (int)strcspn(sp->builds.v[i], "="),
			 sp->builds.v[i]);
		add_modes(sp, prog, build, arch);
	}
}

/* A specification that cannot be read is one run, which fails and says why. */
static void add_program(const char *file)
{
	struct spec sp;
	char path[1024], why[1200], archs[256], prog[64], *save;

	snprintf(prog, sizeof prog, "%.*s", (int)strcspn(file, "."), file);
	if (!strstr(prog, env_or("T", "")))
		return;
	snprintf(path, sizeof path, "%s/%s", env_or("MOTE_PROGS_SRC", "tests/progs"), file);
	if (spec_read(&sp, path, why, sizeof why) != 0)
		sp.archs = "all";
	snprintf(archs, sizeof archs, "%s", env_or("MOTE_ARCHS", ""));
	for (char *a = strtok_r(archs, " ", &save); a; a = strtok_r(NULL, " ", &save))
		add_arch(&sp, prog, a);
}

static int is_source(const struct dirent *e)
{
	const char *dot = strrchr(e->d_name, '.');

	return dot && (strcmp(dot, ".c") == 0 || strcmp(dot, ".cc") == 0);
}

static void list_runs(void)
{
	struct dirent **e;
	int n = scandir(env_or("MOTE_PROGS_SRC", "tests/progs"), &e, is_source, alphasort);

	run_list = cr_malloc(RUNS_MAX * sizeof *run_list);
	for (int i = 0; i < n; i++)
		add_program(e[i]->d_name);
}

static int source_path(const struct run *r, char *path, size_t size)
{
	const char *dir = env_or("MOTE_PROGS_SRC", "tests/progs");

	snprintf(path, size, "%s/%s.c", dir, r->prog);
	FILE *f = fopen(path, "r");
	if (f)
		return fclose(f);
	return snprintf(path, size, "%s/%s.cc", dir, r->prog);
}

/*
 * Programs with real-time priority on the same CPU would keep each other from running: one at a
 * time. The lock ends with this process, which Criterion starts for each test.
 */
static void wait_turn(const struct run *r)
{
	char path[1100];
	int fd;

	if (strcmp(r->mode, "fifo") != 0)
		return;
	snprintf(path, sizeof path, "%s/fifo.lock", env_or("MOTE_PROGS", "build/progs"));
	fd = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0600);
	if (fd < 0 || flock(fd, LOCK_EX) != 0)
		cr_assert_fail("%s", path);
}

static void one_run(const struct run *r, const struct spec *sp, const char *path, const char *name)
{
	struct outcome o;

	run_program(r, sp, path, &o);
	if (o.skipped) {
		fprintf(stderr, "skipped: %s: %s\n", name, o.skipped);
		cr_skip("%s", o.skipped);
	}
	char *why = verify(r, sp, &o);
	if (why)
		cr_assert_fail("FAIL %s\n%s", name, why);
	if (*env_or("V", ""))
		fprintf(stderr, "pass %-50s %6.2f s\n", name, o.seconds);
	outcome_free(&o);
}

ParameterizedTestParameters(progs, run)
{
	if (!run_list)
		list_runs();
	return cr_make_param_array(struct run, run_list, runs);
}

ParameterizedTest(struct run *r, progs, run)
{
	struct spec sp;
	char path[1024], why[1200], name[256];

	full_name(r, name, sizeof name);
	source_path(r, path, sizeof path);
	if (spec_read(&sp, path, why, sizeof why) != 0)
		cr_assert_fail("FAIL %s\n  %s", name, why);
	snprintf(path, sizeof path, "%s/%s/%s%s%s", env_or("MOTE_PROGS", "build/progs"), r->arch,
		 r->prog, *r->build ? "+" : "", r->build);
	wait_turn(r);
	int times = sp.repeat * atoi(env_or("MOTE_REPEAT", "1"));
	if (!arch_is_native(r->arch))
		times = (times + 2) / 3;
	for (int i = 0; i < times; i++)
		one_run(r, &sp, path, name);
}

static struct {
	size_t passed, failed, skipped;
} total;

ReportHook(POST_ALL)(struct criterion_global_stats *stats)
{
	total.failed = stats->tests_failed + stats->tests_crashed;
	total.skipped = stats->tests_skipped;
	total.passed = stats->nb_tests - total.failed - total.skipped;
}

int main(int argc, char **argv)
{
	struct criterion_test_set *tests = criterion_initialize();
	int result = 0;

	if (criterion_handle_args(argc, argv, true))
		result = !criterion_run_all_tests(tests);
	criterion_finalize(tests);
	fflush(stderr);
	if (total.skipped)
		printf("%zu skipped\n", total.skipped);
	printf("%zu passed, %zu failed\n", total.passed, total.failed);
	return result;
}
