/*
 * The stacks of main, of Gs and of Ms are not executable, and no page is writable and executable.
 *
 * archs: native
 * builds: pie=-static-pie
 */
#include "check.h"

static char text[1 << 18];
static int checked;

static void check_maps(void *arg)
{
	long n = slurp("/proc/self/maps", text, sizeof text);

	(void)arg;
	for (long i = 0; i + 5 < n; i++) {
		if (text[i] == ' ' && text[i + 1] == 'r' && text[i + 2] == 'w')
			CHECK(text[i + 3] == '-');
	}
	ADD(&checked, 1);
}

int main(void)
{
	CHECK_EQ(mote_go(check_maps, 0), 0);
	WAIT_FOR(LOAD(&checked));
	check_maps(0);
	return ok();
}
