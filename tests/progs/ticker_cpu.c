/*
 * A ticker beside a G that is long in a system call, whose slot is lent meanwhile, costs little.
 *
 * archs: native
 * also: pinned
 */
#include "check.h"

#define PERIOD (300 * 1000L)

static struct mote_timer ticker;
static int ticks, fd[2];

static void ticks_on(void *arg)
{
	(void)arg;
	ADD(&ticks, 1);
	mote_timer_start(&ticker, PERIOD, ticks_on, NULL);
}

static void reads(void *arg)
{
	char c;

	(void)arg;
	CHECK_EQ(mote_syscall(SYS_read, fd[0], &c, 1), 1);
}

/* The processor time of a tick. */
static long measure(void)
{
	long cpu = cpu_time();
	int before = LOAD(&ticks);

	mote_sleep(400 * MS);
	WAIT_FOR(LOAD(&ticks) > before || mote_sleep(MS));
	return (cpu_time() - cpu) / (LOAD(&ticks) - before);
}

int main(void)
{
	long each = 0;

	make_pipe(fd);
	CHECK_EQ(mote_go(reads, 0), 0);
	CHECK_EQ(mote_timer_start(&ticker, PERIOD, ticks_on, NULL), 0);
	mote_sleep(100 * MS);
	/* What others take of a virtual CPU may count as its own: the best of some. */
	for (int i = 0; i < 6 && (i == 0 || each > 150000); i++)
		each = measure();
	if (each > 150000)
		mote_eprintf("%ld ns of CPU a tick\n", each);
	CHECK(each <= 150000);
	return ok();
}
