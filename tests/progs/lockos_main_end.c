/*
 * main ends locked: the first thread does not exit (the process would be a zombie that takes no
 * signals), no other G ever runs there (it may have changed it), and the others go on.
 *
 * also: pinned
 */
#include "check.h"

static char text[4096];

static char state_of_first(void)
{
	long n = slurp("/proc/self/stat", text, sizeof text);

	for (long i = 0; i < n; i++) {
		if (text[i] == ')')
			return text[i + 2];
	}
	return 0;
}

static int others;

static void runs_elsewhere(void *arg)
{
	(void)arg;
	for (int i = 0; i < 50; i++) {
		CHECK(mote_rawsyscall(SYS_gettid) != mote_rawsyscall(SYS_getpid));
		mote_gosched();
	}
	ADD(&others, 1);
}

static void goes_on(void *arg)
{
	(void)arg;
	WAIT_FOR(mote_numg() == 1);
	for (int i = 0; i < 20; i++) {
		CHECK_EQ(mote_go(runs_elsewhere, 0), 0);
		CHECK_EQ(mote_go(runs_elsewhere, 0), 0);
		mote_sleep(MS);
	}
	WAIT_FOR(LOAD(&others) == 40);
	CHECK(state_of_first() != 'Z');
	mote_exit(ok());
}

int main(void)
{
	CHECK_EQ(mote_go(goes_on, 0), 0);
	mote_lockosthread();
	mote_goexit();
}
