/* The smallest program that starts a thread and waits for its end. */
#include <asm/unistd.h>
#include <linux/futex.h>
#include "floor.h"

FLOOR_START;

static char stack[4096] __attribute__((aligned(16)));

static void body(void *arg)
{
	floor_call3(__NR_write, 1, (long)arg, 13);
}

int main(void)
{
	int tid = -1, seen;

	if (floor_thread(body, (void *)"hello, world\n", stack + sizeof stack, &tid) < 0)
		return 1;
	while ((seen = __atomic_load_n(&tid, __ATOMIC_ACQUIRE)) != 0)
		floor_call6(__NR_futex, (long)&tid, FUTEX_WAIT, seen, 0, 0, 0);
	return 0;
}
