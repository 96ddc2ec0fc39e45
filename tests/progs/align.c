/*
 * The stack is aligned where the runtime calls a function of the program's: main, a G on a stack of
 * any size, what runs on the M's own stack.
 *
 * also: 64k
 * builds: O0=-O0 pie=-static-pie
 */
#include "check.h"

#define ALIGNED() CHECK_EQ((unsigned long)__builtin_frame_address(0) % 16, 0)

static struct mote_wg done;

static bool commits(struct mote_g *gp, void *arg)
{
	ALIGNED();
	(void)gp;
	return *(bool *)arg;
}

/* More arguments than there are registers: the rest lies on the stack. */
__attribute__((noinline)) static long sum(long a, long b, long c, long d, long e, long f, long g,
					  long h, long i, long j)
{
	ALIGNED();
	return a + b + c + d + e + f + g + h + i + j;
}

static void runs(void *arg)
{
	bool no = false;

	ALIGNED();
	CHECK_EQ(sum(1, 2, 3, 4, 5, 6, 7, 8, 9, (long)arg), 45 + (long)arg);
	mote_gosched();
	mote_park(commits, &no);
	mote_wg_done(&done);
}

int main(void)
{
	static const size_t sizes[] = {0, 1, 1000, 4095, 4096, 4097, 5000, 65537, 1 << 20};

	ALIGNED();
	for (int i = 0; i < COUNT(sizes); i++) {
		mote_wg_add(&done, 2);
		CHECK_EQ(mote_go(runs, (void *)(long)i), 0);
		CHECK_EQ(mote_go_stack(runs, (void *)(long)i, sizes[i] + 4096), 0);
	}
	mote_wg_wait(&done);
	return ok();
}
