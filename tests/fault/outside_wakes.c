/*
 * A foreign thread wakes main, the only G, where sysmon's thread could not be had at the start: the
 * M that rests is woken, whether it waits for a timer or for nothing.
 */
#include "foreign.h"

static struct foreign thread;
static struct mote_chan *c;
static int came;

static void sends(void *arg)
{
	(void)arg;
	mote_needm();
	STORE(&came, 1);
	for (int i = 0; i < 2; i++) {
		struct kernel_timespec ts = {.tv_nsec = 50 * MS};

		mote_rawsyscall(SYS_nanosleep, &ts, NULL);
		CHECK_EQ(mote_chan_trysend(c, &i), 0);
	}
	mote_dropm();
}

static void receive(int64_t ns)
{
	int i;
	struct mote_case one = recv_case(c, &i);

	CHECK_EQ(mote_select(&one, 1, ns), 0);
}

int main(void)
{
	int64_t start = mote_nanotime();

	c = make_chan(sizeof(int), 1);
	foreign_start(&thread, sends, NULL, NULL);
	/* Until it has come in, to wait would be a deadlock. */
	while (!LOAD(&came))
		mote_sleep(MS);
	receive(-1);
	receive(10 * SECOND);
	CHECK(mote_nanotime() - start < 5 * SECOND);
	foreign_join(&thread);
	return ok();
}
