/*
 * How a handler is entered: the stack aligned as the ABI says, on a signal stack of any bounds too;
 * the direction flag clear and the floating-point control as a program starts with, whatever the
 * interrupted code had set (qemu-user leaves the latter on ppc64le); within the bounds of the
 * signal stack, in main, a G and on a foreign thread.
 *
 * sources: entry.S
 */
#include "foreign.h"

void entry_handler(int sig, struct kernel_siginfo *info, void *ucontext);
void entry_interrupted(long pid, long tid, int sig);
extern volatile uint64_t entry_seen[4];

static void enter(void)
{
	entry_seen[0] = 0;
	entry_interrupted(mote_rawsyscall(SYS_getpid), mote_rawsyscall(SYS_gettid), SIGUSR1);
	CHECK(entry_seen[0] != 0);
#if defined(__x86_64__)
	CHECK_EQ(entry_seen[0] % 16, 8); /* after a call */
	CHECK_EQ(entry_seen[1] & 0x400, 0);
	CHECK_EQ(entry_seen[2] & 0xffc0, 0x1f80);
	CHECK_EQ(entry_seen[3] & 0xf00, 0x300);
#elif defined(__aarch64__)
	CHECK_EQ(entry_seen[0] % 16, 0);
	CHECK_EQ(entry_seen[2], 0);
#else
	CHECK_EQ(entry_seen[0] % 16, 0);
	CHECK(entry_seen[2] == 0 || emulated());
#endif
}

static void enter_on(char *lo, size_t size)
{
	struct kernel_stack own = {.ss_sp = lo, .ss_size = size};

	CHECK_EQ(mote_rawsyscall(SYS_sigaltstack, &own, 0), 0);
	enter();
	CHECK(entry_seen[0] > (uintptr_t)lo && entry_seen[0] < (uintptr_t)lo + size);
}

static void enters(void *arg)
{
	static char stack[65536 + 64];
	struct kernel_stack had;

	CHECK_EQ(mote_rawsyscall(SYS_sigaltstack, 0, &had), 0);
	enter();
	if (!(had.ss_flags & SS_DISABLE))
		CHECK(entry_seen[0] - (uintptr_t)had.ss_sp < had.ss_size);
	for (size_t i = 0; i < 64; i += 5)
		enter_on(stack + i, 65536 - i / 5);
	CHECK_EQ(mote_rawsyscall(SYS_sigaltstack, &had, 0), 0);
	STORE((bool *)arg, true);
}

static void bound(void *arg)
{
	mote_lockosthread();
	enters(arg);
}

int main(void)
{
	static struct foreign thread;
	bool done;

	mote_lockosthread();
	CHECK_EQ(mote_signal_handler(SIGUSR1, entry_handler, 0), 0);
	enters(&done);
	done = false;
	CHECK_EQ(mote_go(bound, &done), 0);
	WAIT_FOR(LOAD(&done));
	foreign_start(&thread, enters, &done, NULL);
	foreign_join(&thread);
	return ok();
}
