/*
 * A fault while a fault is reported, or while a throw is: the frames lead into memory that is not
 * there. What was said before stands, and the process ends as it would have.
 */
#include "child.h"
#include "faults.h"

/* The caller's frame pointer leads to a page, within this very stack, that has been taken away. */
static __attribute__((noinline)) void lose_frames(void *arg)
{
	size_t page = mote_auxv(AT_PAGESZ);
	uintptr_t here = (uintptr_t)__builtin_frame_address(0), hole = (here | (page - 1)) + 1;

	mote_rawsyscall(SYS_munmap, hole, page);
#if defined(__powerpc64__)
	*(uintptr_t *)__builtin_frame_address(0) = hole + 64;
#else
	((uintptr_t *)here)[0] = hole + 64;
#endif
	if (arg)
		fault_low();
	mote_throw("lost");
}

static __attribute__((noinline)) void deeper(void *arg)
{
	char room[3 * 65536];

	__asm__ volatile("" : : "r"(room) : "memory");
	lose_frames(arg);
	__asm__ volatile("" : : "r"(room) : "memory");
}

static void reports(void)
{
	CHECK_EQ(mote_go_stack(deeper, "fault", 1 << 20), 0);
	mote_park(NULL, NULL);
}

static void throws(void)
{
	CHECK_EQ(mote_go_stack(deeper, NULL, 1 << 20), 0);
	mote_park(NULL, NULL);
}

static const struct child_case cases[] = {
	{"report",
	 reports,
	 -SIGSEGV,
	 {"fatal error: SIGSEGV: segmentation violation\naddr=0x5a5a0", "in a signal handler"},
	 NULL},
	{"throw", throws, 2, {"fatal error: lost\n", "fatal error: thrown while throwing\n"}, NULL},
};

int main(int argc, char **argv, char **envp)
{
	return child_main(argc, argv, envp, cases, COUNT(cases));
}
