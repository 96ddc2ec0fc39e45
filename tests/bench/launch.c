/* launch N PROG: starts PROG N times, one after the other, output to /dev/null; ns a time. */
#define _GNU_SOURCE
#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>
#include "bench.h"

extern char **environ;

int main(int argc, char **argv)
{
	int64_t n = bench_arg(argc, argv, 1, 1000), good = 0, start;
	posix_spawn_file_actions_t how;
	char *const child[] = {argv[2], NULL};
	int status;
	pid_t pid;

	if (argc < 3)
		return 2;
	posix_spawn_file_actions_init(&how);
	posix_spawn_file_actions_addopen(&how, 1, "/dev/null", O_WRONLY, 0);
	start = bench_now();
	for (int64_t i = 0; i < n; i++) {
		if (posix_spawn(&pid, argv[2], &how, NULL, child, environ) != 0)
			return 1;
		if (waitpid(pid, &status, 0) == pid && status == 0)
			good++;
	}
	bench_result((bench_now() - start) / 1000, n, good);
	return 0;
}
