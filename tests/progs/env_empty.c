/*
 * Started with an empty environment and an empty name.
 *
 * env: empty
 * argv0: empty
 */
#include "check.h"

static int ran;

static void run(void *arg)
{
	(void)arg;
	STORE(&ran, 1);
}

int main(int argc, char **argv, char **envp)
{
	CHECK_EQ(argc, 1);
	CHECK_EQ(argv[0][0], 0);
	CHECK(envp[0] == NULL);
	CHECK(mote_getenv("PATH") == NULL);
	CHECK(mote_auxv(AT_PAGESZ) >= 4096);
	CHECK_EQ(mote_go(run, 0), 0);
	WAIT_FOR(LOAD(&ran));
	return ok();
}
