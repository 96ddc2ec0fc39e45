/*
 * mote_goexit ends the calling G from any depth; its stack serves others afterwards.
 *
 * also: pinned
 */
#include "check.h"

static int before, after;
static void (*volatile leave)(void) = mote_goexit;

__attribute__((noinline)) static void deep(int n)
{
	volatile char room[200];

	room[0] = (char)n;
	if (n == 0) {
		ADD(&before, 1);
		leave();
		return;
	}
	deep(n - 1);
	ADD(&after, room[0] + 1);
}

static void ends(void *arg)
{
	deep((int)(long)arg);
	ADD(&after, 1);
}

int main(void)
{
	for (long i = 0; i < 500; i++)
		CHECK_EQ(mote_go(ends, (void *)(i % 50)), 0);
	WAIT_FOR(mote_numg() == 1);
	CHECK_EQ(before, 500);
	CHECK_EQ(after, 0);
	return ok();
}
