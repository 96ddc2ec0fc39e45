/*
 * A smashed stack is found by the protector, on a G that has moved between Ms.
 *
 * build: -fstack-protector-all
 * expect-throw:
 * expect-stdout:
 */
#include "check.h"

static volatile int length = 200;

__attribute__((noinline)) static void smashes(volatile char *(*keep)(volatile char *))
{
	volatile char room[16];
	volatile char *p = keep(room);

	for (int i = 0; i < length; i++)
		p[i] = 'x';
}

static volatile char *itself(volatile char *p)
{
	return p;
}

static void runs(void *arg)
{
	char space[512];

	(void)arg;
	(void)space;
	for (int i = 0; i < 10; i++)
		mote_sleep(1000);
	smashes(itself);
}

int main(void)
{
	CHECK_EQ(mote_go(runs, 0), 0);
	mote_park(NULL, NULL);
	return 1;
}
