/*
 * A static-pie program: eight runs do not all lie at the same address (where the kernel randomises
 * at all).
 *
 * build: -static-pie
 * archs: native
 */
#include "check.h"

static int marker;
static char text[64];

static bool randomised(void)
{
	long persona = mote_rawsyscall(SYS_personality, 0xffffffff);

	return !(persona & 0x0040000) &&
	       slurp("/proc/sys/kernel/randomize_va_space", text, sizeof text) > 0 &&
	       text[0] != '0';
}

int main(int argc, char **argv, char **envp)
{
	char address[32], *next[11] = {argv[0]};

	mote_snprintf(address, sizeof address, "%p", (void *)&marker);
	for (int i = 1; i < argc; i++) {
		next[i] = argv[i];
		if (!same(argv[i], address))
			return ok();
	}
	if (!randomised())
		return ok();
	CHECK(argc < 9);
	next[argc] = address;
	mote_rawsyscall(SYS_execve, "/proc/self/exe", next, envp);
	return 1;
}
