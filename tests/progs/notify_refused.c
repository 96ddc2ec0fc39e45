/*
 * The first notify needs a G. Where there is no memory for it that is told, the program itself may
 * receive, and the next notify tries again.
 *
 * archs: native
 * builds: pipe=-DPIPE
 */
#include "outside.h"

#define RLIMIT_AS 9

static struct mote_sema go_on;

static void waits(void *arg)
{
	(void)arg;
	mote_semacquire(&go_on);
}

static void limit(unsigned long bytes)
{
	unsigned long r[2] = {bytes, ~0ul};

	CHECK_EQ(mote_rawsyscall(SYS_prlimit64, 0, RLIMIT_AS, r, NULL), 0);
}

int main(void)
{
	struct mote_chan *c = make_chan(sizeof(int), 1);
	void *small = mote_alloc(32);
	long n = 0;
	int got;

	choose_mode();
	limit((unsigned long)(status_value("VmSize") + 1024) * 1024);
	while (mote_go(waits, NULL) == 0)
		CHECK(++n < 1000000);
	/* There is enough for the subscription. */
	mote_free(small);
	for (int i = 0; i < 2; i++) {
		CHECK_EQ(mote_signal_notify(c, SIGWINCH), -ENOMEM);
		CHECK_EQ(mote_signal_tryrecv(), -EAGAIN);
	}
	limit(~0ul);
	CHECK_EQ(mote_signal_notify(c, SIGWINCH), 0);
	kill_self(SIGWINCH);
	CHECK(mote_chan_recv(c, &got));
	CHECK_EQ(got, SIGWINCH);
	while (n--)
		mote_semrelease(&go_on);
	WAIT_FOR(mote_numg() == 1);
	return ok();
}
