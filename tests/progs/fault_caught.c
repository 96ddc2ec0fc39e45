/*
 * A handler of the program's for SIGSEGV gets the faults of the code itself too, with the address,
 * and the code goes on when the handler has repaired what was wrong: in main, in a G, on a foreign
 * thread, thousands of times.
 *
 * also: pinned 64k
 */
#include "foreign.h"

static char *page;
static size_t size;
static long faults;

static void repairs(int sig, struct kernel_siginfo *info, void *ucontext)
{
	(void)ucontext;
	CHECK_EQ(sig, SIGSEGV);
	CHECK(info->si_code > 0);
	CHECK(info->si_addr == page + 64);
	CHECK_EQ(mote_rawsyscall(SYS_mprotect, page, size, PROT_READ | PROT_WRITE), 0);
	ADD(&faults, 1);
}

static void writes(void *arg)
{
	long n = *(long *)arg;

	for (long i = 1; i <= n; i++) {
		CHECK_EQ(mote_rawsyscall(SYS_mprotect, page, size, PROT_NONE), 0);
		*(volatile long *)(page + 64) = i;
		CHECK_EQ(*(volatile long *)(page + 64), i);
	}
	STORE((long *)arg, 0);
}

int main(void)
{
	static struct foreign thread;
	long n = scale(3000, 1000, 100000), in_main = n, in_g = n, in_foreign = n;

	size = mote_auxv(AT_PAGESZ);
	page = (char *)mote_rawsyscall(SYS_mmap, 0, size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS,
				       -1, 0);
	CHECK((long)page > 0);
	CHECK_EQ(mote_signal_handler(SIGSEGV, repairs, 0), 0);
	writes(&in_main);
	CHECK_EQ(mote_go(writes, &in_g), 0);
	WAIT_FOR(LOAD(&in_g) == 0);
	foreign_start(&thread, writes, &in_foreign, NULL);
	foreign_join(&thread);
	CHECK_EQ(faults, 3 * n);
	return ok();
}
