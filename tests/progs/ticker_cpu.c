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

int main(void)
{
	long cpu, each;
	int before;

	make_pipe(fd);
	CHECK_EQ(mote_go(reads, 0), 0);
	CHECK_EQ(mote_timer_start(&ticker, PERIOD, ticks_on, NULL), 0);
	mote_sleep(100 * MS);
	cpu = cpu_time();
	before = LOAD(&ticks);
	mote_sleep(SECOND);
	CHECK(LOAD(&ticks) > before);
	each = (cpu_time() - cpu) / (LOAD(&ticks) - before);
	if (each > 150000)
		mote_eprintf("%ld ns of CPU a tick\n", each);
	CHECK(each <= 150000);
	return ok();
}
