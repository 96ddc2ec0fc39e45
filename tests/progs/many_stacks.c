/*
 * More Gs with stacks of the default size than the kernel allows maps for guards of their own.
 *
 * time-limit: 60
 * archs: native
 */
#include "check.h"

static struct mote_sema go_on;
static struct mote_wg done;

static void waits(void *arg)
{
	(void)arg;
	mote_semacquire(&go_on);
	mote_wg_done(&done);
}

int main(void)
{
	int gs = 80000;

	mote_wg_add(&done, gs);
	for (int i = 0; i < gs; i++)
		CHECK_EQ(mote_go(waits, 0), 0);
	WAIT_FOR(mote_numg() == gs + 1);
	for (int i = 0; i < gs; i++)
		mote_semrelease(&go_on);
	mote_wg_wait(&done);
	return ok();
}
